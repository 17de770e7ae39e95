"""Translations as PO files: one file for a page, a zip of files for a course or another part of the tree."""
