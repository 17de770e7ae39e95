"""The glossary in files: ``records/glossary.yaml``, and its page."""

from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from django.conf import settings
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Locale

from cms.core.exchange.notation import QUIET, WORD, Date, Line, Names, RequiredLine, Slug, visible
from cms.core.exchange.page_files import MenuKind
from cms.core.exchange.records import RecordFront, RecordKind, Words, by_language
from cms.core.exchange.richtext import from_html, from_markdown, links_in, to_html, to_markdown
from cms.law.exchange import Place, citation_of

from .models import GlossaryPage, Term, TermCitation, TermLink
from .wordlists import entries, tidied

#: A word of a list; a comma would make two of it.
Entry = Annotated[RequiredLine, Field(pattern=r"^[^,]+$")]
LISTS = ("other_names", "other_forms")
TEXTS = ("definition", "explanation")


def _markdown(value: str) -> str:
    text = to_markdown(from_markdown(visible(value))).strip()
    inner = [link for link in links_in(from_markdown(text)) if link.startswith(("page:", "document:"))]
    if inner:
        raise PydanticCustomError(
            "links", "“{link}” leads into the portal. A term links to addresses only (https://…).", {"link": inner[0]}
        )
    return text


def _known_languages(value: dict[str, list[str]]) -> dict[str, list[str]]:
    """A language may have other names where Polish has none."""
    return {code: words for code, words in by_language({settings.LANGUAGE_CODE: [], **value}).items() if words}


Text = Annotated[str, Field(min_length=1), AfterValidator(_markdown)]
Texts = Annotated[dict[str, Text], AfterValidator(by_language)]
Lists = Annotated[dict[str, list[Entry]], AfterValidator(_known_languages), QUIET, Field(default_factory=dict)]


class TermRecord(RecordFront):
    """A term with what it is called and what it means in each language."""

    slug: Slug
    name: Words
    abbreviations: Annotated[list[Entry], QUIET] = Field(default_factory=list)
    other_names: Lists
    other_forms: Lists
    definition: Annotated[Texts, Field(min_length=1)]
    explanation: Annotated[Texts, QUIET] = Field(default_factory=dict)
    is_unmarked: Annotated[bool, QUIET] = False
    citations: Annotated[list[Place], QUIET] = Field(default_factory=list)
    see_also: Annotated[list[Slug], Names("glossary"), QUIET] = Field(default_factory=list)
    state_of_law: Date | None = None
    next_check: Date | None = None
    owner: Annotated[Line, Field(max_length=150)] = ""
    status: Annotated[Literal["draft", "verified"], WORD] = "draft"


class GlossaryKind(RecordKind):
    """Terms have a row in each language. Citations and neighbours hang on the Polish one."""

    name = "glossary"
    record = TermRecord
    model = Term
    translated = ("name", "definition", "explanation")
    related: ClassVar[tuple[str, ...]] = ("cited", "linked")

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The row of a language."""
        told = {
            "slug": record.slug,
            "name": record.name[language],
            "abbreviations": tidied(", ".join(record.abbreviations)),
            "is_unmarked": record.is_unmarked,
            "state_of_law_on": record.state_of_law,
            "next_check_on": record.next_check,
            "legal_owner": record.owner,
            "legal_status": record.status,
        }
        told |= {name: tidied(", ".join(getattr(record, name).get(language, []))) for name in LISTS}
        told |= {name: _html(getattr(record, name).get(language, "")) for name in TEXTS}
        if language == settings.LANGUAGE_CODE:
            told["cited"] = [[one.act, one.article, one.paragraph, one.point] for one in record.citations]
            told["linked"] = list(record.see_also)
        return told

    def value_of(self, row: Any, name: str) -> Any:
        """A field as ``fields`` gives it; what hangs on a row as it stands in files."""
        if name == "cited":
            citations = [one.citation for one in row.cited.select_related("citation__act").order_by("sort_order", "pk")]
            return [[one.act.short_name, one.article, one.paragraph, one.point] for one in citations]
        if name == "linked":
            return [one.other.slug for one in row.linked.select_related("other").order_by("sort_order", "pk")]
        return super().value_of(row, name)

    def relate(self, row: Any, values: dict[str, Any]) -> None:
        """Hang citations and neighbours on a row."""
        if "cited" in values:
            row.cited.all().delete()
            found = [citation_of(Place(act=act, article=article, paragraph=ust, point=pkt)) for act, article, ust, pkt in values["cited"]]
            TermCitation.objects.bulk_create(TermCitation(term=row, citation=one, sort_order=at) for at, one in enumerate(found))
        if "linked" in values:
            row.linked.all().delete()
            others = {one.slug: one for one in Term.objects.filter(slug__in=values["linked"], locale_id=row.locale_id)}
            TermLink.objects.bulk_create(
                TermLink(term=row, other=others[slug], sort_order=at) for at, slug in enumerate(values["linked"]) if slug in others
            )


def _html(markdown: str) -> str:
    return to_html(from_markdown(markdown)) if markdown else ""


def term_record(slug: str) -> TermRecord:
    """A term of the portal as a record, with all its languages: what a file would say of it.

    Raises:
        Term.DoesNotExist: when there is none.
    """
    kind = GlossaryKind()
    source = Term.objects.get(slug=slug, locale=Locale.get_default())
    rows = {row.locale.language_code: row for row in Term.objects.filter(translation_key=source.translation_key).select_related("locale")}
    ordered = {code: rows[code] for code, _name in settings.LANGUAGES if code in rows}
    lists = {name: {code: entries(getattr(row, name)) for code, row in ordered.items() if getattr(row, name)} for name in LISTS}
    texts = {
        name: {code: to_markdown(from_html(getattr(row, name))).strip() for code, row in ordered.items() if getattr(row, name)}
        for name in TEXTS
    }
    places = [dict(zip(("act", "article", "paragraph", "point"), place, strict=True)) for place in kind.value_of(source, "cited")]
    return TermRecord.model_validate(
        {
            "id": UUID(str(source.translation_key)),
            "slug": source.slug,
            "name": {code: row.name for code, row in ordered.items()},
            "abbreviations": entries(source.abbreviations),
            **lists,
            **texts,
            "is_unmarked": source.is_unmarked,
            "citations": places,
            "see_also": kind.value_of(source, "linked"),
            "state_of_law": source.state_of_law_on,
            "next_check": source.next_check_on,
            "owner": source.legal_owner,
            "status": source.legal_status,
        }
    )


class GlossaryPageKind(MenuKind):
    """The page of the glossary."""

    name = "glossary"
    model = GlossaryPage
    has_body = False


GLOSSARY_KINDS = (GlossaryPageKind(),)
