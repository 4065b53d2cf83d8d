"""The glossary: each term is explained once, and every page explains the terms that it uses."""
