"""What the core room registers with Wagtail."""

from wagtail.snippets.models import register_snippet

from .viewsets import PublishingEntityViewSet

register_snippet(PublishingEntityViewSet)
