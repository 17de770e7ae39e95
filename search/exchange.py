"""Synonyms in files: ``records/synonyms.yaml``."""

from typing import Annotated, Any

from django.conf import settings
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Locale

from cms.core.exchange.notation import QUIET, RequiredLine
from cms.core.exchange.records import RecordFront, RecordKind
from search.models import SynonymSet
from search.models.synonyms import LONGEST_EXPRESSION, MOST_EXPRESSIONS

#: Between expressions that are told on one line.
EQUAL = " = "


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
