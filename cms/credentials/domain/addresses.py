"""Addresses that stand on paper: without a language, so that they are short and never change."""

from django.conf import settings
from django.urls import reverse


def verification_address(public_id: str) -> str:
    """The whole address of the page that verifies a certificate."""
    return settings.SITE_URL.rstrip("/") + reverse("certificate", args=[public_id])
