"""Grading again after a key was mended."""
