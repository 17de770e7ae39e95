"""Receivers: what pages keep of rules is stale when a rule changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from cms.core import generations
from cms.credentials.domain.documents import CHANGED
from cms.credentials.domain.holders import GENERATION
from cms.credentials.models import Certificate, Rule


def on_rule_changed(sender: type, instance: Rule, **kwargs: Any) -> None:
    """A rule was saved or deleted."""
    generations.bump(GENERATION)


def on_certificate_changed(sender: type, instance: Certificate, **kwargs: Any) -> None:
    """A certificate was given, revoked, replaced or shown."""
    generations.bump(CHANGED)


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(on_rule_changed, sender=Rule)
    post_delete.connect(on_rule_changed, sender=Rule)
    post_save.connect(on_certificate_changed, sender=Certificate)
