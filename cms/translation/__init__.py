"""Translation: what is missing or outdated where, the translator's desk, terms, and catalogues as files."""
