"""The ways in for readers."""
