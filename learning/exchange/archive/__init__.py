"""A course as one zip file: its manifest, writing, strict reading, and what an import would change."""
