"""Rules of certificates in files: ``records/certificates.yaml``."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cms.core.exchange.notation import QUIET, Id
from cms.core.exchange.records import MaybeWords, RecordFront, RecordKind
from cms.credentials.models import Rule


class RuleRecord(RecordFront):
    """What a certificate is given for (``cms.credentials.models.Rule``)."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=60)]
    kind: Literal["passed", "several", "attended"]
    keys: Annotated[list[Id], QUIET] = Field(default_factory=list)
    minimum: Annotated[int, Field(ge=1, le=1000)] = 1
    audience: Literal["", "ngo", "official", "councillor", "resident"] = ""
    titles: MaybeWords
    show_hours: bool = True
    show_score: bool = False
    is_offered: bool = True


class RuleKind(RecordKind):
    """Rules have one row for all languages; titles stand in it by language."""

    name = "certificates"
    record = RuleRecord
    model = Rule
    key = "code"

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The row; keys as the rule keeps them."""
        return {**super().fields(record, language), "keys": sorted(str(key) for key in record.keys), "titles": dict(record.titles)}
