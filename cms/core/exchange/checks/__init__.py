"""What editors hold in ``content/``, beyond what the format needs: one rule a file, run by ``load_content --check``."""
