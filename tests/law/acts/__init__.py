"""Legal acts for readers."""
