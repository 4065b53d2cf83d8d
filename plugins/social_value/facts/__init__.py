"""Dated facts: each is written once, with its source and the day by which to check it again, and quoted by id."""
