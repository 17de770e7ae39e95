"""What is done with feedback."""
