"""The block that shows on which law a text rests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks.groups import LAW
from cms.core.blocks.same import SameInEveryLanguage

from .acts.addresses import act_address
from .enums import source_words
from .querysets import successor_attribute, title_attribute
from .remembered import citations_of


@dataclass(frozen=True)
class CitationLine:
    """A citation as it is shown; ``title_lang`` is filled when the title is in another language than the reader's."""

    place: str
    title: str
    title_lang: str
    short_name: str
    published: str
    eli: str
    state_of_law_on: date | None
    in_force_to: date | None
    is_draft: bool
    #: Filled while the act is not in force yet.
    comes_on: date | None = None
    has_ended: bool = False
    successor: "SuccessorLine | None" = None
    #: From where we know what the place says; empty for the official text and where nothing was said.
    source: str = ""
    #: The place on the act's own page; empty for an act without one, as in an example.
    url: str = ""


@dataclass(frozen=True)
class SuccessorLine:
    """The act that settles today what the cited act settled before."""

    title: str
    title_lang: str
    short_name: str
    in_force_from: date | None
    url: str = ""


def title_in(language: str, translated: str | None, act: Any) -> tuple[str, str]:
    """An act's title for readers of a language, and the language it is in where that is another.

    Args:
        language: the readers'.
        translated: the title in that language, if there is one.
        act: the act with its locale.
    """
    own = act.locale.language_code
    return (translated or act.title), ("" if translated or own == language else own)


def citation_line(citation: Any, *, language: str, on: date | None = None) -> CitationLine:
    """Put a citation into words.

    Args:
        citation: From ``Citation.objects.with_acts()``.
        language: The reader's language.
        on: The day on which it is read; today unless given.

    Returns:
        The line, with the act's title in that language where there is one, else in the language of the act.
    """
    act = citation.act
    title, title_lang = title_in(language, getattr(citation, title_attribute(language), None), act)
    places = [act.consolidated or act.journal, act.amendments]
    day = on or timezone.localdate()
    return CitationLine(
        place=citation.place,
        title=title,
        title_lang=title_lang,
        short_name=act.short_name,
        published=", ".join(place for place in places if place),
        eli=act.eli,
        state_of_law_on=act.state_of_law_on,
        in_force_to=act.in_force_to,
        is_draft=act.legal_status != "verified",
        comes_on=act.in_force_from if act.in_force_from and act.in_force_from > day else None,
        has_ended=bool(act.in_force_to and act.in_force_to < day),
        successor=successor_line(act.replaced_by, language, getattr(citation, successor_attribute(language), None)),
        source=source_words(getattr(citation, "settled_trust", citation.trust)),
        url=act_address(act.slug, language, citation.article),
    )


def successor_line(act: Any, language: str, translated: str | None) -> SuccessorLine | None:
    """What replaced an act, if anything did; ``translated`` is its title in the reader's language."""
    if act is None:
        return None
    title, lang = title_in(language, translated, act)
    return SuccessorLine(title, lang, act.short_name, act.in_force_from, act_address(act.slug, language))


def citation_lines(items: Iterable[Any]) -> list[CitationLine]:
    """Citations of a list in the active language; one that was deleted is left out."""
    language = get_language() or settings.LANGUAGE_CODE
    chosen = [item["citation"] for item in items]
    return [citation_line(citation, language=language) for citation in chosen if citation]


class CitationChooserBlock(SameInEveryLanguage, SnippetChooserBlock):
    """Chooses a citation; reads those of a whole page with their acts in one query."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("mowis_law.Citation", **kwargs)

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """Give the citations in the order of their keys; ``None`` where one was deleted."""
        keys = list(values)
        found = citations_of(self.model_class.objects.with_acts, [key for key in keys if key is not None])
        return [found.get(key) for key in keys]


class CitationItemBlock(blocks.StructBlock):
    """One citation of the list."""

    citation = CitationChooserBlock(label=_("Citation"))

    class Meta:
        icon = "clipboard-list"
        label = _("Citation")
        label_format = "{citation}"


class LegalBasisBlock(blocks.StructBlock):
    """The legal basis: places in acts, folded, because most readers need to know only that there are some."""

    intro = blocks.TextBlock(label=_("What they settle"), required=False, rows=2, max_length=500, help_text=_("One sentence, if it helps."))
    citations = blocks.ListBlock(CitationItemBlock(), label=_("Citations"), min_num=1)

    class Meta:
        icon = "clipboard-list"
        group = LAW
        label = _("Legal basis")
        label_format = "{intro}"
        description = _("Articles of legal acts, with where they are published and as of when they were checked.")
        template = "blocks/legal_basis.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``lines``."""
        context = super().get_context(value, parent_context=parent_context)
        context["lines"] = citation_lines(value["citations"])
        return context

    def get_preview_value(self) -> Any:
        """Show a citation that stands in no database."""
        from wagtail.models import Locale

        from .models import Citation, LegalAct, LegalStatus

        act = LegalAct(
            pk=0,
            short_name="uF",
            title="ustawa z dnia 6 kwietnia 1984 r. o fundacjach",
            consolidated="t.j. Dz.U. 2023 poz. 166",
            eli="https://eli.gov.pl/eli/DU/1984/97/ogl",
            state_of_law_on=date(2026, 11, 22),
            legal_status=LegalStatus.VERIFIED,
            locale=Locale(language_code="pl"),
        )
        sample = Citation(pk=0, act=act, article="5", paragraph="1")
        return self.normalize({"intro": __("What the statutes must contain:"), "citations": [{"citation": sample}]})
