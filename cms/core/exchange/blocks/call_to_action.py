"""``call_to_action``: the next thing to do."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ..notation import PAGE, Id, Line, Record, RequiredLine, Text
from ..portal import Portal
from .registry import BlockCodec
from .web import Https


class CallToActionRecord(Record):
    """A button to a page of the portal or to an address elsewhere."""

    title: Annotated[Line, Field(max_length=160)] = ""
    text: Annotated[Text, Field(max_length=400)] = ""
    label: Annotated[RequiredLine, Field(max_length=60)]
    page: Annotated[Id | None, PAGE] = None
    url: Https = ""

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if (self.page is None) == (not self.url):
            raise PydanticCustomError("target", "Give either “page” or “url”: a button leads to exactly one place.")
        return self


class CallToActionCodec(BlockCodec[CallToActionRecord]):
    """The words and where they lead."""

    name = "call_to_action"
    record = CallToActionRecord

    def to_raw(self, data: CallToActionRecord, portal: Portal) -> dict[str, Any]:
        """The page by its key in this database."""
        page = portal.page_id(data.page) if data.page else None
        return {"title": data.title, "text": data.text, "label": data.label, "page": page, "url": data.url}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """The page by its id.

        Raises:
            LookupError: when the page was deleted.
        """
        page = portal.page_key(raw["page"]) if raw["page"] else None
        if raw["page"] and page is None:
            raise LookupError(f"the page {raw['page']} was deleted")
        words = {name: raw[name] or "" for name in ("title", "text", "label", "url")}
        return {**words, "page": page}
