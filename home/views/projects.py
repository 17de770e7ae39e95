"""What the pages of projects show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.language.sorting import sort_key
from cms.core.pages.bodies import body_html
from cms.core.pages.keeping import kept
from cms.core.pages.places import unrestricted
from cms.translation.listing import Link, children, in_readers_language, link_of, reader, shown_records
from home.enums import PartnerRole
from home.models import Funder, ProjectPage

from .listing import news_index

#: The parameter of the list's address that takes archival projects in.
ARCHIVED = "archived"


@dataclass(frozen=True)
class ProjectRow:
    """A project in a list."""

    title: str
    url: str
    lang: str
    summary: str
    fund: str
    period: str
    is_archived: bool
    image: Any = None


@dataclass(frozen=True)
class Fact:
    """A row of the fact card."""

    name: str
    value: str


@dataclass(frozen=True)
class TagRow:
    """A tag of a project; ``lang`` is filled when its name is shown in Polish on a foreign page."""

    slug: str
    title: str
    lang: str


@dataclass(frozen=True)
class PartnerRow:
    """A partner of a project."""

    title: str
    url: str
    lang: str
    role: str


@dataclass(frozen=True)
class FunderRow:
    """A funder: its logo with the text in place of it, or its name."""

    name: str
    url: str
    alt: str
    logo: Any
    lang: str


def project_index_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The projects, those in the archive only on request."""
    rows = kept(page, request, "projects", lambda: project_rows(children(page, ProjectPage)))
    # A list that has nothing but the archive shows it at once: a page without a single project would help nobody.
    with_archived = request.GET.get(ARCHIVED) == "1" or all(row.is_archived for row in rows)
    archived = sum(row.is_archived for row in rows)
    return {
        "projects": rows if with_archived else [row for row in rows if not row.is_archived],
        "with_archived": with_archived,
        "archived_count": archived,
        "can_choose": 0 < archived < len(rows),
    }


def project_rows(pages: Iterable[Any]) -> list[ProjectRow]:
    """Projects as rows, the one that ended last first; what has no date comes after."""
    ordered = sorted(pages, key=lambda page: page.ends_on or page.starts_on or page.produced_on or date.min, reverse=True)
    links = ((page, link_of(page)) for page in ordered)
    return [
        ProjectRow(link.title, link.url, link.lang, page.summary, page.fund, page.period, page.is_archived, page.listing_image)
        for page, link in links
        if link
    ]


def project_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The fact card, the partners, the funders, the tags – each leads to the news about it – and the story."""
    news = kept(page, request, "news-index", news_index)
    return {
        "facts": facts(page),
        "partners": partner_rows(page, request),
        "funders": funder_rows(page, request),
        "tags": kept(page, request, "tags", lambda: _tag_rows(page)) if news else [],
        "tags_url": news.url if news else "",
        "body_html": body_html(page, request),
    }


def _tag_rows(page: Any) -> list[TagRow]:
    rows = [TagRow(tag.slug, tag.title(reader()), tag.lang(reader())) for tag in page.tags.all()]
    return sorted(rows, key=lambda row: sort_key(row.title, reader()))


def facts(page: Any) -> list[Fact]:
    """The rows of the fact card (metryka projektu) that have something to say."""
    share = ""
    if page.cofinancing is not None:
        share = _("%(percent)s%% of the eligible costs") % {"percent": number_format(page.cofinancing.normalize(), use_l10n=True)}
    grant = _money(page.grant)
    rows = [
        (_("Fund"), page.fund),
        (_("Measure"), page.measure),
        (_("Project number"), page.number),
        (_("Value of the project"), _money(page.value)),
        (_("Grant"), f"{grant} ({share})" if grant and share else grant or share),
        (_("Beneficiary"), page.beneficiary),
        (_("Implementing unit"), page.implementing_unit),
        (_("Period"), page.period),
    ]
    return [Fact(name, value) for name, value in rows if value]


def _money(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    places = 0 if amount == amount.to_integral_value() else 2
    return _("%(amount)s zł") % {"amount": number_format(amount, places, use_l10n=True, force_grouping=True)}


def partner_rows(page: Any, request: HttpRequest | None = None) -> list[PartnerRow]:
    """The partners that have a public page, the leader first."""
    return kept(page, request, "partners", lambda: _partner_rows(page))


def _partner_rows(page: Any) -> list[PartnerRow]:
    roles = {one.value["page"].translation_key: one.value["role"] for one in page.partners if one.value["page"]}
    pages = unrestricted(Page.objects.filter(translation_key__in=list(roles), live=True, alias_of=None))
    found = {one.translation_key: link for one in in_readers_language(list(pages)) if (link := link_of(one))}
    order = sorted(roles, key=lambda key: roles[key] != PartnerRole.LEADER)
    return [
        PartnerRow(found[key].title, found[key].url, found[key].lang, str(PartnerRole(roles[key]).label)) for key in order if key in found
    ]


def funder_rows(page: Any, request: HttpRequest | None = None) -> list[FunderRow]:
    """The funders in their order, each in the reader's language where it is translated."""
    return kept(page, request, "funders", lambda: _funder_rows(page))


def _funder_rows(page: Any) -> list[FunderRow]:
    rows = list(page.project_funders.all())
    chosen = dict(Funder.objects.filter(pk__in=[row.funder_id for row in rows]).values_list("pk", "translation_key"))
    shown = shown_records(Funder.objects.select_related("logo"), chosen.values())
    found = [shown[chosen[row.funder_id]] for row in rows if chosen.get(row.funder_id) in shown]
    return [FunderRow(one.name, one.url, one.alt or one.name, one.logo, lang) for one, lang in found]


def projects_of_partner(partner: Any) -> list[Link]:
    """Projects in which a partner took part, newest first, archival ones too."""
    pages = unrestricted(ProjectPage.objects.filter(live=True, alias_of=None)).order_by("path")
    own = [page for page in pages if partner.translation_key in {one.translation_key for one in _partners_of(page)}]
    return [Link(row.title, row.url, row.lang) for row in project_rows(in_readers_language(own))]


def _partners_of(page: Any) -> list[Any]:
    """The partners' pages that were not deleted since."""
    return [one.value["page"] for one in page.partners if one.value["page"]]
