"""When a record of law changes."""

from typing import Any

from cms.core import generations
from cms.core.pages.places import PAGES


def on_changed(sender: type, **kwargs: Any) -> None:
    """An act or a citation was saved or deleted: bodies that show it are rendered anew."""
    generations.bump(PAGES)
