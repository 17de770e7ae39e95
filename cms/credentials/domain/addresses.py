"""Addresses that stand on paper: without a language, so that they are short and never change."""

from django.urls import reverse

from cms.core.pages.places import absolute


def verification_address(public_id: str) -> str:
    """The whole address of the page that verifies a certificate."""
    return absolute(reverse("certificate", args=[public_id]))
