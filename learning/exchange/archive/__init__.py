"""A course as one zip file: its manifest, writing, and strict reading."""
