"""Pages of accounts: entering, one's own profile, and the local outbox."""
