"""The ways in to certificates."""
