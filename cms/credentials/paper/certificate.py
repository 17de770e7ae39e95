"""A certificate as a tagged PDF with a QR code that leads to the page where anyone can check it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.core.paper.signs import is_blank
from cms.core.paper.typesetting import typeset
from cms.core.qr import qr_drawing
from cms.core.templatetags.components import duration

SOURCE = Path(__file__).resolve().with_name("certificate.typ")


@dataclass(frozen=True)
class CertificatePaper:
    """What stands on the paper, as it was when the certificate was given.

    Args:
        serial: the number.
        address: the whole short address of the page that verifies it; printed, and said by the QR code.
        holder: the name as the holder confirmed it.
        title: what it certifies.
        items: what was done, as title, minutes and day; minutes are None where they are not said.
        minutes: altogether.
        score_percent: how many of the points, or None where it is not said.
        completed_on: when the last of it was done.
        issued_on: when the certificate was given; also the day that the file says it was made.
        rule_words: by which rule, in the paper's language.
        issuer_name: the publishing unit.
        issuer_address: its address, as one line or several.
        language: code of the paper's language.
    """

    serial: str
    address: str
    holder: str
    title: str
    items: tuple[tuple[str, int | None, date], ...]
    minutes: int | None
    score_percent: int | None
    completed_on: date
    issued_on: date
    rule_words: str
    issuer_name: str
    issuer_address: str
    language: str


def certificate_pdf(paper: CertificatePaper) -> bytes:
    """Draw a certificate as PDF/UA-1. The same facts give the same bytes.

    Args:
        paper: what it says.

    Raises:
        TypesettingError: when typst refuses; the facts alone cannot cause it.
    """
    with translation.override(paper.language):
        data = {**_facts(paper), "words": _words(paper)}
    return typeset(source=SOURCE, data=data, day=paper.issued_on)


def _facts(paper: CertificatePaper) -> dict[str, Any]:
    title = _("Certificate") if is_blank(paper.title) else paper.title
    facts = [(_("Completed on"), _day(paper.completed_on))]
    if paper.minutes is not None:
        facts.append((_("Learning time"), duration(paper.minutes)))
    if paper.score_percent is not None:
        facts.append((_("Result"), _("%(number)d%%") % {"number": paper.score_percent}))
    shows_minutes = any(minutes is not None for _title, minutes, _done_on in paper.items)
    # One course that gives its name to the certificate needs no table.
    items = () if len(paper.items) == 1 and paper.items[0][0] == paper.title else paper.items
    return {
        "lang": paper.language,
        "document_title": _("Certificate: %(title)s") % {"title": title},
        "portal": settings.WAGTAIL_SITE_NAME,
        "issuer_name": paper.issuer_name,
        "issuer_address": ", ".join(line.strip(" ,") for line in paper.issuer_address.splitlines() if line.strip(" ,")),
        "issued_on_iso": paper.issued_on.isoformat(),
        "serial": paper.serial,
        "address": paper.address,
        "address_words": paper.address.partition("://")[2] or paper.address,
        "qr": qr_drawing(paper.address, is_sized=True),
        "holder": _("Name removed at the holder's request") if is_blank(paper.holder) else paper.holder.strip(),
        "title": title,
        "rule_words": paper.rule_words,
        "facts": facts,
        "shows_hours": shows_minutes,
        "items": [
            [title, *([duration(minutes) if minutes is not None else "–"] if shows_minutes else []), _day(done_on)]
            for title, minutes, done_on in items
        ],
    }


def _words(paper: CertificatePaper) -> Mapping[str, str]:
    """The paper's own words."""
    return {
        "certificate": _("Certificate"),
        "given_to": _("This certificate is given to"),
        "given_for": _("What it certifies"),
        "items": _("What was done"),
        "what": _("Course or training"),
        "hours": _("Learning time"),
        "completed": _("Completed on"),
        "check": _("Check this certificate"),
        "how": _(
            "Scan the code or open the address. The page says whether the certificate is valid: compare what it says with this paper."
        ),
        "qr": _("QR code with the address %(address)s") % {"address": paper.address},
        "number": _("Certificate number"),
        "issued": _("Issued on %(day)s") % {"day": _day(paper.issued_on)},
        # Filled in by the drawing, which alone knows the pages.
        "page": _("Page %(number)s of %(total)s") % {"number": "{number}", "total": "{total}"},
    }


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
