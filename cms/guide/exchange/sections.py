"""The section of the guide as a file."""

from cms.core.exchange.page_files import MenuKind
from cms.guide.models import GuideIndexPage


class GuideIndexKind(MenuKind):
    """The list of procedures, helpers and the handbook."""

    name = "guide_index"
    model = GuideIndexPage


SECTION_KINDS = (GuideIndexKind(),)
