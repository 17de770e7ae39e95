"""Paper: tagged PDFs (PDF/UA-1) drawn by typst from plain data."""
