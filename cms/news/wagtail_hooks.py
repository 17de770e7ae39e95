"""What the news room registers with Wagtail."""

from wagtail.snippets.models import register_snippet

from . import submission_hooks
from .viewsets import NewsGroup

__all__ = ["submission_hooks"]  # registered by being imported

register_snippet(NewsGroup)
