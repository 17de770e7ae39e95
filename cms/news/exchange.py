"""News, publications and the records they are sorted by, as files."""

from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cms.core.exchange.kinds import raw_stream
from cms.core.exchange.notation import QUIET, WORD, Date, Id, Line, MediaFile, Names, Record, RequiredLine, Slug, Text
from cms.core.exchange.page_files import MenuKind, PageFront, TagsFront, TagsKeys, VersionsFront, VersionsKeys
from cms.core.exchange.portal import Portal
from cms.core.exchange.records import MaybeWords, RecordFront, RecordKind, Words, record_named
from cms.law.checking.exchange import LegalFront, LegalKeys

from .enums import ArticleKind as KindOfArticle
from .enums import Audience, TextLanguage
from .enums import PublicationKind as KindOfPublication
from .models import ArticlePage, Author, Category, NewsIndexPage, PublicationIndexPage, PublicationPage, Series
from .models.publications import FIRST_YEAR, LAST_YEAR

ArticleWord = Literal["news", "story"]
AudienceWord = Literal["ngo", "resident", "official", "councillor"]
PublicationWord = Literal["report", "research", "guide", "standard", "other"]
LanguageWord = Literal["pl", "en", "nb"]
for _words, _choices in (
    (ArticleWord, KindOfArticle),
    (AudienceWord, Audience),
    (PublicationWord, KindOfPublication),
    (LanguageWord, TextLanguage),
):
    if set(get_args(_words)) != set(_choices.values):
        raise RuntimeError(f"The words of files and {_choices.__name__} differ.")

FACTS = ("kind", "year", "author_names", "publisher_name", "isbn", "language", "client", "contractor")
MORE_FACTS = ("field_from", "field_to", "method", "dataset_url", "dataset_note")


class TermRecord(RecordFront):
    """A category or a series."""

    slug: Annotated[Slug, Field(max_length=100)]
    name: Words
    description: MaybeWords


class CategoryRecords(RecordKind):
    """Categories have a row in each language."""

    name = "categories"
    record = TermRecord
    model = Category
    translated = ("name", "description")


class SeriesRecords(RecordKind):
    """Series have a row in each language."""

    name = "series"
    record = TermRecord
    model = Series
    translated = ("name", "description")


class AuthorRecord(RecordFront):
    """An author; the name is the same in every language."""

    slug: Annotated[Slug, Field(max_length=100)]
    name: Annotated[RequiredLine, Field(max_length=150)]
    role: MaybeWords
    url: Annotated[Line, Field(max_length=250)] = ""
    note: MaybeWords


class AuthorRecords(RecordKind):
    """Authors have a row in each language."""

    name = "authors"
    record = AuthorRecord
    model = Author
    translated = ("role", "note")


def _once(value: list[str]) -> list[str]:
    twice = sorted({one for one in value if value.count(one) > 1})
    if twice:
        raise PydanticCustomError("once", "“{name}” stands on the list twice. Keep one", {"name": twice[0]})
    return value


def _in_order(value: list[str]) -> list[str]:
    return [one for one in Audience.values if one in value]


class NewsIndexKind(MenuKind):
    """The list of news."""

    name = "news_index"
    model = NewsIndexPage
    has_body = False


class PublicationIndexKind(MenuKind):
    """The list of publications."""

    name = "publication_index"
    model = PublicationIndexPage
    has_body = False


class ArticleFront(TagsFront, LegalFront, VersionsFront, PageFront):
    """An article. ``authors`` stand in the order of naming."""

    published_on: Date
    kind: Annotated[ArticleWord, WORD, QUIET] = "news"
    category: Annotated[Literal[""] | Slug, Names("categories"), WORD] = ""
    series: Annotated[Literal[""] | Slug, Names("series"), WORD] = ""
    authors: Annotated[list[Slug], AfterValidator(_once), Names("authors"), QUIET] = Field(default_factory=list)
    audiences: Annotated[list[AudienceWord], AfterValidator(_once), AfterValidator(_in_order), QUIET] = Field(default_factory=list)
    organisation_name: Annotated[Line, Field(max_length=200)] = ""


class ArticleKind(TagsKeys, LegalKeys, VersionsKeys, MenuKind):
    """An article."""

    name = "article"
    model = ArticlePage
    front = ArticleFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add date, kind, audiences and organisation."""
        own = {name: getattr(page, name) for name in ("published_on", "kind", "audiences", "organisation_name")}
        return {**super().values(page), **own}

    def apply(self, front: Any, page: Any) -> None:
        """Set date, kind, audiences and organisation."""
        super().apply(front, page)
        for name in ("published_on", "kind", "audiences", "organisation_name"):
            setattr(page, name, getattr(front, name))

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add category, series and authors."""
        return {
            **super().linked_values(page, portal),
            "category": page.category.slug if page.category else "",
            "series": page.series.slug if page.series else "",
            "authors": [author.slug for author in page.authors],
        }

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set category, series and authors."""
        super().apply_linked(front, page, portal)
        page.category = record_named("categories", front.category) if front.category else None
        page.series = record_named("series", front.series) if front.series else None
        page.authors = [record_named("authors", slug) for slug in front.authors]


class PublicationFile(Record):
    """A file of a publication; without a language it has that of its document."""

    id: Id
    file: MediaFile
    title: Annotated[RequiredLine, Field(max_length=200)]
    language: Annotated[Literal["", "pl", "en", "nb"], WORD] = ""


class PublicationFront(TagsFront, VersionsFront, PageFront):
    """A publication."""

    kind: Annotated[PublicationWord, WORD]
    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
    author_names: Annotated[Line, Field(max_length=300)] = ""
    publisher_name: Annotated[Line, Field(max_length=200)] = ""
    isbn: Annotated[Line, Field(max_length=20)] = ""
    language: Annotated[LanguageWord, WORD, QUIET] = "pl"
    client: Annotated[Line, Field(max_length=250)] = ""
    contractor: Annotated[Line, Field(max_length=250)] = ""
    field_from: Date | None = None
    field_to: Date | None = None
    method: Annotated[Text, Field(max_length=1500)] = ""
    files: Annotated[list[PublicationFile], QUIET] = Field(default_factory=list)
    dataset_url: Annotated[Line, Field(max_length=500)] = ""
    dataset_note: Annotated[Line, Field(max_length=300)] = ""


class PublicationKind(TagsKeys, VersionsKeys, MenuKind):
    """A publication."""

    name = "publication"
    model = PublicationPage
    front = PublicationFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the facts."""
        return {**super().values(page), **{name: getattr(page, name) for name in (*FACTS, *MORE_FACTS)}}

    def apply(self, front: Any, page: Any) -> None:
        """Set the facts."""
        super().apply(front, page)
        for name in (*FACTS, *MORE_FACTS):
            setattr(page, name, getattr(front, name))

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add the files by name; one whose document was deleted is left out."""
        files = []
        for raw in page.files.get_prep_value():
            value = raw["value"]
            if value["document"] is None:
                continue
            name = portal.media.name_of(portal.media.document_by_key(value["document"]))
            files.append({"id": raw["id"], "file": name, "title": value["title"], "language": value["language"] or ""})
        return {**super().linked_values(page, portal), "files": files}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set the files."""
        super().apply_linked(front, page, portal)
        raw = []
        for one in front.files:
            document = portal.media.document(one.file, title=one.title)
            raw.append(
                {"type": "file", "id": str(one.id), "value": {"document": document.pk, "title": one.title, "language": one.language}}
            )
        page.files = raw_stream(page, "files", raw)


NEWS_KINDS = (NewsIndexKind(), ArticleKind(), PublicationIndexKind(), PublicationKind())
