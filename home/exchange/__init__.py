"""The portal's own pages as files, and loading everything in ``content/``."""
