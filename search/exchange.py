"""What the search is told in files: ``records/synonyms.yaml``, ``records/asked.yaml``."""

from typing import Annotated, Any, Literal

from django.conf import settings
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Locale

from cms.core.exchange.notation import QUIET, WORD, Id, RequiredLine
from cms.core.exchange.records import RecordFront, RecordKind
from search.models import AskedFor, SynonymSet
from search.models.asked import LONGEST_PHRASE, MOST_PHRASES
from search.models.synonyms import LONGEST_EXPRESSION, MOST_EXPRESSIONS

#: Between expressions that are told on one line.
EQUAL = " = "


Phrases = Annotated[list[Annotated[RequiredLine, Field(max_length=LONGEST_PHRASE)]], Field(min_length=1, max_length=MOST_PHRASES)]


def _known_languages(value: dict[str, Any]) -> dict[str, Any]:
    for code in value:
        _known_language(code)
    return value


def _known_language(code: str) -> str:
    known = [code for code, _name in settings.LANGUAGES]
    if code not in known:
        raise PydanticCustomError(
            "languages", "“{code}” is no language of the portal. Known are {known}", {"code": code, "known": ", ".join(known)}
        )
    return code


class SynonymRecord(RecordFront):
    """Expressions of one language that find the same (``search.models.SynonymSet``)."""

    language: Annotated[str, AfterValidator(_known_language)]
    expressions: Annotated[
        list[Annotated[RequiredLine, Field(max_length=LONGEST_EXPRESSION)]], QUIET, Field(min_length=2, max_length=MOST_EXPRESSIONS)
    ]
    note: Annotated[str, Field(max_length=250)] = ""


class SynonymKind(RecordKind):
    """A set belongs to one language: what means the same in Polish is another set than in English."""

    name = "synonyms"
    record = SynonymRecord
    model = SynonymSet
    key = "expressions"

    def key_of(self, record: Any) -> str:
        """The expressions, as reports of a load name the set."""
        return EQUAL.join(record.expressions)

    def languages(self, record: Any) -> list[str]:
        """The set's own."""
        return [record.language]

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The row; whether it is in use is the editors'."""
        return {"language": language, "expressions": "\n".join(record.expressions), "note": record.note}

    def row_of(self, key: str, locale: Locale) -> SynonymSet | None:
        """The set that stands under these expressions in a language."""
        return SynonymSet.objects.filter(language=locale.language_code, expressions=key.replace(EQUAL, "\n")).first()


class AskedRecord(RecordFront):
    """Words by which people ask for one thing, by language (``search.models.AskedFor``)."""

    source: Annotated[Literal["page", "term", "act"], WORD]
    key: Annotated[Id, QUIET]
    phrases: Annotated[dict[str, Phrases], AfterValidator(_known_languages), QUIET, WORD, Field(min_length=1)]

    @property
    def thing(self) -> str:
        """The key by which the list holds it once, and reports of a load name it."""
        return f"{self.source}:{self.key}"


class AskedKind(RecordKind):
    """A row for each language that has phrases."""

    name = "asked"
    record = AskedRecord
    model = AskedFor
    key = "thing"

    def languages(self, record: Any) -> list[str]:
        """Those that have phrases."""
        return [code for code, _name in settings.LANGUAGES if code in record.phrases]

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The row of a language."""
        return {
            "source": record.source,
            "key": str(record.key),
            "language": language,
            "phrases": "\n".join(record.phrases[language]),
        }

    def row_of(self, key: str, locale: Locale) -> AskedFor | None:
        """The row of that thing in a language."""
        source, _sign, own = key.partition(":")
        return AskedFor.objects.filter(source=source, key=own, language=locale.language_code).first()
