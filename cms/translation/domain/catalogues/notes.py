"""Notes for translators: on which page a text stands, where there, and what to keep. Whoever reads them reads the source language."""

import re

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms.translation.domain.places import place_of

from .texts import Text


def note_of(*, page: Page, above: list[str], model: type[models.Model], text: Text, language: str) -> str:
    """The note at a text.

    Args:
        page: the page.
        above: the titles of the pages above it.
        model: its type.
        text: the text.
        language: the code of the language of the note.
    """
    with override(language):
        place = place_of(model, text.names)
        where = " › ".join([*above, page.title])
        lines = [_("Page: %(page)s") % {"page": where}, _("Place: %(place)s") % {"place": place}]
        if text.path == "slug":
            lines.append(_("This is the address of the page: small letters a–z, digits and hyphens."))
        if place.max_length:
            lines.append(_("Not longer than %(limit)d characters.") % {"limit": place.max_length})
        if re.search("<a ", text.source):
            lines.append(_('Keep the marks of links, such as <a id="a1">…</a>; translate what stands between them.'))
        if re.search(r"<(?!a |/a)", text.source):
            lines.append(_("Keep marks such as <b>…</b> and <br/> where they belong."))
    return "\n".join(one_line(line) for line in lines)


def one_line(text: str) -> str:
    """A text without line ends, for a comment. The signs are those at which polib breaks a text."""
    return " ".join(text.split())
