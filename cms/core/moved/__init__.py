"""Addresses that pages had before: recorded when a page moves or is renamed, looked up when an address is not found."""
