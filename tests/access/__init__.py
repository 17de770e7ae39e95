"""Who may do what: one declared table, and a test for every address × role × method in it."""
