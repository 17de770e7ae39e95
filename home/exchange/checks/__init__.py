"""What is held about the content directory as a whole (``cms.core.exchange.checks``): one rule a file."""
