"""Models of the core room."""

from .documents import PortalDocument
from .entity import PublishingEntity
from .images import PortalImage, PortalRendition
from .imported import ImportedContent
from .page import BasePage
from .page_parts import ArchiveMixin, ListingMixin, PublicationRecordMixin

__all__ = [
    "ArchiveMixin",
    "BasePage",
    "ImportedContent",
    "ListingMixin",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PublicationRecordMixin",
    "PublishingEntity",
]
