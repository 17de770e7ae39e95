"""``records/places.yaml``: from where we know what a place in an act says, once for each place."""

from typing import Annotated, Any, Literal, get_args

from django.conf import settings
from pydantic import Field
from wagtail.models import Locale

from cms.core.exchange.notation import QUIET, WORD, Line, Number, RequiredLine
from cms.core.exchange.records import RecordFront, RecordKind

from .enums import Trust
from .exchange import ACT
from .models import Citation, LegalAct

Mark = Literal["primary", "two_sources", "one_source", "general", "verify"]
if list(get_args(Mark)) != Trust.values:
    raise RuntimeError("The marks of docs/course-format.md and of cms.law.enums differ.")
_SIGN = "/"


class PlaceRecord(RecordFront):
    """A place with its mark. One without a paragraph stands for the whole article, unless a paragraph of it has a line of its own.

    ``note`` says what is to be looked at; it stays in the file.
    """

    act: Annotated[RequiredLine, ACT, WORD]
    article: Annotated[Number, Field(min_length=1)]
    paragraph: Annotated[Number, QUIET] = ""
    point: Annotated[Number, QUIET] = ""
    trust: Annotated[Mark, WORD]
    note: Annotated[Line, Field(max_length=300), QUIET] = ""

    @property
    def place(self) -> str:
        """The key by which the list holds it once: ``uF/5/1/``."""
        return _SIGN.join((self.act, self.article, self.paragraph, self.point))


class PlaceKind(RecordKind):
    """Places are citations, in one row for all languages. A mark that was changed in the admin stays."""

    name = "places"
    record = PlaceRecord
    model = Citation
    key = "place"
    looked_up = ("act",)

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The row; the act is there once acts are loaded, which is before records."""
        act = LegalAct.objects.filter(short_name=record.act, locale__language_code=settings.LANGUAGE_CODE).first()
        return {"act": act, **{name: getattr(record, name) for name in ("article", "paragraph", "point", "trust")}}

    def find(self, key: str) -> Any:
        """The citation of a place, or None."""
        act, article, paragraph, point = key.split(_SIGN)
        cited = Citation.objects.filter(act__short_name=act, article=article, paragraph=paragraph, point=point)
        return cited.order_by("pk").first()

    def is_bare(self, row: Any) -> bool:
        """A citation that came with a page has no mark yet."""
        return not row.trust

    def knows(self, key: str) -> bool:
        """Whether the portal has the citation."""
        return self.find(key) is not None

    def row_of(self, key: str, locale: Locale) -> Any:
        """The same row in every language."""
        return self.find(key)
