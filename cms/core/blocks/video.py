"""A film that stands elsewhere."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.links import host_of

from .groups import MEDIA
from .sections import HttpsBlock
from .text import TextBlock, paragraph


class VideoValue(blocks.StructValue):
    """A film with what readers want to know before they follow the link."""

    @property
    def host(self) -> str:
        """The site that the link leads to."""
        return host_of(self["url"] or "")

    @property
    def spoken(self) -> str:
        """The language spoken in it, in the reader's words."""
        return str(get_language_info(self["language"])["name_translated"]) if self["language"] else ""

    @property
    def lang(self) -> str:
        """The language of the film where it is not the reader's."""
        return "" if self["language"] == get_language() else str(self["language"] or "")


class VideoBlock(blocks.StructBlock):
    """A link to a film, with a transcript. Nothing of it is loaded into the page: readers decide themselves whether to go there.

    A transcript is required, so that what the film says can be read, searched and translated
    (ustawa o dostępności cyfrowej, załącznik: WCAG 1.2.1 and 1.2.3).
    """

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    url = HttpsBlock(label=_("Address of the film"))
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=1, max_value=600)
    language = blocks.ChoiceBlock(label=_("Language spoken"), choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    transcript = TextBlock(label=_("Transcript"), help_text=_("All that is said, and what is shown and matters."))
    captions = blocks.BooleanBlock(label=_("It has captions"), required=False)
    sign_language = blocks.BooleanBlock(label=_("It has an interpreter of Polish Sign Language (PJM)"), required=False)

    class Meta:
        icon = "media"
        group = MEDIA
        label = _("Film")
        label_format = "{title}"
        description = _("A link to a film elsewhere, with its length, language and transcript.")
        template = "blocks/video.html"
        value_class = VideoValue

    def get_preview_value(self) -> Any:
        """Show a made-up film."""
        return self.normalize(
            {
                "title": __("How to fill in the form of the register"),
                "url": "https://example.org/film",
                "minutes": 4,
                "language": settings.LANGUAGE_CODE,
                "transcript": paragraph(__("Good morning. Today we fill in the first page together.")),
                "captions": True,
                "sign_language": False,
            }
        )
