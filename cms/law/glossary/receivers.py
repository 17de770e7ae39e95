"""When the glossary changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from cms.core import generations
from cms.core.pages.places import PAGES

from .domain.vocabulary import GLOSSARY
from .models import Term, TermCitation, TermLink


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for model in (Term, TermCitation, TermLink):
        for signal in (post_save, post_delete):
            signal.connect(_on_changed, sender=model, dispatch_uid=f"law-glossary-{model.__name__}-{id(signal)}")


def _on_changed(sender: type, **kwargs: Any) -> None:
    """A term was saved or deleted: its words are learnt anew, and bodies in which they stand are drawn anew."""
    generations.bump(GLOSSARY)
    generations.bump(PAGES)
