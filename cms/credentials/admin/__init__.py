"""Certificates for editors: rules, what was given, giving to many."""
