"""Caches in front of the portal, such as a CDN, that give out pages for a while without asking: what they hold, and what of it is old."""
