"""What answers requests in the news room."""
