"""What editors hold about law in ``content/`` (``cms.core.exchange.checks``): one rule a file."""
