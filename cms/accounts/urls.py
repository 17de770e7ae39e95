"""Addresses of accounts."""

urlpatterns: list = []
