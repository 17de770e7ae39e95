"""The translation room in Wagtail's admin."""
