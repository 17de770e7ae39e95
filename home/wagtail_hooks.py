"""What the home room registers with Wagtail."""

from wagtail.snippets.models import register_snippet

from .viewsets import FunderViewSet

register_snippet(FunderViewSet)
