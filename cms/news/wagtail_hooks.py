"""What the news room registers with Wagtail."""

from wagtail.snippets.models import register_snippet

from .viewsets import NewsGroup

register_snippet(NewsGroup)
