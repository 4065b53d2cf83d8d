"""The search: documents in, an index out, of which a reader’s browser fetches only what a query needs."""
