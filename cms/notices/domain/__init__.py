"""What is done about notices."""
