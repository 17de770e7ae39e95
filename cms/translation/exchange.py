"""The glossary in files: ``records/terms.yaml``, a term with how it is said in each language."""

from typing import Annotated, Any

from django.conf import settings
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from wagtail.models import Locale

from cms.core.exchange.notation import QUIET, Record, RequiredLine, Text
from cms.core.exchange.records import RecordFront, RecordKind
from cms.core.language import folded
from cms.translation.domain.languages import target_codes
from cms.translation.models import ApprovedTerm

#: A word of a list; a comma would make two of it.
Entry = Annotated[RequiredLine, Field(pattern=r"^[^,]+$")]


class Said(Record):
    """How a term is said in a language, and how it is not."""

    approved: Annotated[list[Entry], Field(min_length=1)]
    avoided: Annotated[list[Entry], QUIET] = Field(default_factory=list)
    note: Text = ""

    @model_validator(mode="after")
    def _one_or_the_other(self) -> "Said":
        kept = {folded(word) for word in self.approved}
        both = [word for word in self.avoided if folded(word) in kept]
        if both:
            raise PydanticCustomError(
                "both", "“{word}” stands among the approved words and among those to avoid. Keep one of them", {"word": both[0]}
            )
        return self


class TermRecord(RecordFront):
    """A term in Polish. A language that says nothing of it is left out."""

    term: Annotated[RequiredLine, Field(max_length=120)]
    other_forms: Annotated[list[Entry], QUIET] = Field(default_factory=list)
    said: Annotated[dict[str, Said], Field(min_length=1)]

    @model_validator(mode="after")
    def _known_languages(self) -> "TermRecord":
        known = target_codes()
        unknown = [code for code in self.said if code not in known]
        if unknown:
            raise PydanticCustomError(
                "languages",
                "“{code}” is no language that the portal is translated into. Known are {known}",
                {"code": unknown[0], "known": ", ".join(known)},
            )
        return self


class TermKind(RecordKind):
    """Terms have a row in each language into which they are translated, and none in Polish."""

    name = "terms"
    record = TermRecord
    model = ApprovedTerm
    key = "term"

    def languages(self, record: Any) -> list[str]:
        """The languages that say something of the term."""
        return [code for code, _name in settings.LANGUAGES if code in record.said]

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The row of a language; lists are written as the admin writes them."""
        said: Said = record.said[language]
        return {
            "term": record.term,
            "other_forms": ", ".join(record.other_forms),
            "locale": Locale.objects.filter(language_code=language).first(),
            "approved": ", ".join(said.approved),
            "avoided": ", ".join(said.avoided),
            "note": said.note,
        }

    def row_of(self, key: str, locale: Locale) -> ApprovedTerm | None:
        """The entry of a term in a language, whatever its letter case."""
        return ApprovedTerm.standing(term=key, locale_id=locale.pk)
