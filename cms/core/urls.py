"""Addresses without a language."""

urlpatterns: list = []
