"""What editors hold about questions in ``content/`` (``cms.core.exchange.checks``): one rule a file."""
