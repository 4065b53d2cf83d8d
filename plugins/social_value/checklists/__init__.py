"""Checklists: what one is, how it is scored, and the page made of it."""
