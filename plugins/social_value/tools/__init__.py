"""Measuring tools: what each gives, whom it suits and what it takes, on one page that compares them."""
