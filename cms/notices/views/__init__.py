"""The ways in to the notices room."""
