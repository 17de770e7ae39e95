"""Models of the core room."""

from cms.core.fronts.models import FrontCopy
from cms.core.moved.models import MovedAddress

from .accessible import AccessibleVersionsMixin
from .contacts import Contact
from .documents import PortalDocument
from .entity import PublishingEntity
from .images import PortalImage, PortalRendition
from .imported import ImportedContent
from .links import BrokenLink, LinkKind
from .page import BasePage
from .page_parts import ArchiveMixin, ListingMixin, PublicationRecordMixin
from .tags import PortalTag, TaggedPage, TagsMixin

__all__ = [
    "AccessibleVersionsMixin",
    "ArchiveMixin",
    "BasePage",
    "BrokenLink",
    "Contact",
    "FrontCopy",
    "ImportedContent",
    "LinkKind",
    "ListingMixin",
    "MovedAddress",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PortalTag",
    "PublicationRecordMixin",
    "PublishingEntity",
    "TaggedPage",
    "TagsMixin",
]
