"""One command per file; each fetches and delegates."""
