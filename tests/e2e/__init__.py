"""Journeys in a real browser, against a second process on a copied, seeded database."""
