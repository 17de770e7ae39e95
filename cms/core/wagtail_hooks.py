"""What the core room registers with Wagtail."""

from wagtail.snippets.models import register_snippet

from .editing import hooks as _editing  # noqa: F401 - registers itself
from .viewsets import ContactViewSet, PortalTagViewSet, PublishingEntityViewSet

register_snippet(PublishingEntityViewSet)
register_snippet(ContactViewSet)
register_snippet(PortalTagViewSet)
