"""Whole answers, kept for everybody who is not known to the portal, until something that they show changes."""
