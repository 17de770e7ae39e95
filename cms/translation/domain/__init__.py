"""Actions of the translation room."""
