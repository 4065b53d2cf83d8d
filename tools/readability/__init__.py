"""Whether the toolkit's own words are easy to read, plain, and spelt as in Britain."""
