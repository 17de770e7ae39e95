"""What the law room registers with Wagtail."""

from wagtail.snippets.models import register_snippet

from .viewsets import LawGroup

register_snippet(LawGroup)
