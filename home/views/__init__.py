"""What the templates of the home room get."""
