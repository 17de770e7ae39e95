"""The editors' pages of the feedback room."""
