"""What makes the suite strict."""
