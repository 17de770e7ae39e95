"""What narrows a search down, as links: facets with their counts, what was chosen of them, languages to look in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cms.core.findable.registry import kind_labels, kinds
from cms.translation.listing import foreign
from search.domain.finding import Found
from search.forms import Request

#: Everything that narrows a search down, taken away.
PLAIN = {"kind": "", "section": "", "year": "", "group": ""}


@dataclass(frozen=True)
class Choice:
    """A value of a facet, as a link."""

    label: Any
    count: int
    query: str
    is_chosen: bool
    lang: str = ""


@dataclass(frozen=True)
class Facet:
    """A facet with its values, and the link that takes it away."""

    name: str
    heading: str
    any_word: str
    any_query: str
    choices: list[Choice]

    @property
    def is_open(self) -> bool:
        """Whether nothing of it is chosen."""
        return not any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Taken:
    """Something that was chosen, and the address without it."""

    heading: str
    label: Any
    lang: str
    url: str


def facets(asked: Request, found: Found) -> list[Facet]:
    """The facets with their counts; one with a single value, or none, says nothing and is left out unless it is chosen."""
    chosen = asked.filters
    by_kind = [
        Choice(kind.label, found.kinds[kind.name], asked.query(kind=kind.name), chosen.kind == kind.name)
        for kind in kinds()
        if found.kinds.get(kind.name)
    ]
    lang = foreign(asked.language)
    by_section = [
        Choice(title, count, asked.query(section=key), chosen.section == key, lang) for key, (title, count) in found.sections.items()
    ]
    by_year = [Choice(str(year), count, asked.query(year=year), chosen.year == year) for year, count in found.years.items()]
    every = [
        Facet("kind", _("Kind"), _("All kinds"), asked.query(kind=""), by_kind),
        Facet("section", _("Part of the portal"), _("The whole portal"), asked.query(section=""), by_section),
        Facet("year", _("Year"), _("All years"), asked.query(year=""), by_year),
    ]
    return [facet for facet in every if len(facet.choices) > 1 or not facet.is_open]


def taken(asked: Request, found: Found) -> list[Taken]:
    """What was chosen, in the order of the facets; also what nothing was found of."""
    chosen = asked.filters
    labels = kind_labels()
    every = [
        ("kind", _("Kind"), labels.get(chosen.kind, ""), ""),
        ("section", _("Part of the portal"), _section(asked, found), foreign(asked.language)),
        ("year", _("Year"), chosen.year, ""),
        ("group", _("Only in"), whole_of(found) or _("one of the results"), foreign(asked.language) if whole_of(found) else ""),
    ]
    return [Taken(heading, label, lang, f"?{asked.query(**{name: ''})}") for name, heading, label, lang in every if getattr(chosen, name)]


def languages(asked: Request) -> Iterator[Choice]:
    """The languages that can be looked in; filters stay behind, because they hang on what is found."""
    for code, _name in settings.LANGUAGES:
        query = asked.query(lang=code, **PLAIN)
        yield Choice(get_language_info(code)["name_local"], 0, query, code == asked.language, code)


def whole_of(found: Found) -> str:
    """The title of what the first result is a part of, or its own; nothing without results."""
    if not found.results:
        return ""
    first = found.results[0]
    return first.within or "".join(stretch.text for stretch in first.title)


def _section(asked: Request, found: Found) -> str:
    # A section in which nothing was found has no title here.
    title, _count = found.sections.get(asked.filters.section, (_("one part"), 0))
    return title
