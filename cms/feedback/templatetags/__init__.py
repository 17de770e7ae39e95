"""Template tags of the feedback room."""
