"""``video``: a link to a film, with its transcript."""

from typing import Annotated, Any, Literal

from pydantic import Field

from ..notation import QUIET, WORD, Record, RequiredLine, RequiredMarkdown
from ..portal import Portal
from .registry import BlockCodec
from .web import RequiredHttps


class VideoRecord(Record):
    """A film that stands elsewhere."""

    title: Annotated[RequiredLine, Field(max_length=160)]
    url: RequiredHttps
    minutes: Annotated[int, Field(ge=1, le=600)]
    language: Annotated[Literal["pl", "en", "nb"], WORD]
    captions: Annotated[bool, QUIET] = False
    sign_language: Annotated[bool, QUIET] = False
    transcript: RequiredMarkdown


class VideoCodec(BlockCodec[VideoRecord]):
    """The address, what readers want to know before they go there, and what the film says."""

    name = "video"
    record = VideoRecord

    def to_raw(self, data: VideoRecord, portal: Portal) -> dict[str, Any]:
        """The transcript as rich text."""
        return {**data.model_dump(), "transcript": portal.html(data.transcript)}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """The transcript as Markdown."""
        return {name: raw[name] for name in VideoRecord.model_fields} | {"transcript": portal.markdown(raw["transcript"])}
