"""Which block has which notation. A room above the core adds its own through ``settings.BODY_BLOCK_CODECS``."""

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from django.conf import settings
from django.utils.module_loading import import_string

from ..notation import Record, notation_of
from ..validation import read_record
from ..yaml_reader import read_yaml
from ..yaml_writer import write_yaml

if TYPE_CHECKING:
    from ..portal import Portal

R = TypeVar("R", bound=Record)


class BlockCodec(Generic[R]):
    """How a block is written in a file and kept in a StreamField.

    A subclass gives ``name``, ``record`` (its keys) and the two conversions between a record and the raw value of the
    StreamField. Most blocks hold YAML; one that does not overrides ``read`` and ``write``.
    """

    name: ClassVar[str]
    record: type[R]

    def read(self, text: str, *, file: str, first_line: int) -> R:
        """Read what stands between the fences.

        Raises:
            PackageError: naming everything that is wrong, with lines.
        """
        source = read_yaml(text, file=file, first_line=first_line)
        if source.data is None:
            source.data = {}
        return read_record(self.record, source)

    def write(self, data: R) -> str:
        """Write what stands between the fences."""
        return write_yaml(notation_of(data))

    def to_raw(self, data: R, portal: "Portal") -> Any:
        """The raw StreamField value; list items always in full form, with their ids."""
        raise NotImplementedError

    def from_raw(self, raw: Any, portal: "Portal") -> dict[str, Any]:
        """The record's values from the raw StreamField value."""
        raise NotImplementedError


def item(item_id: Any, value: Any) -> dict[str, Any]:
    """An item of a ListBlock in the form that keeps its id."""
    return {"type": "item", "id": str(item_id), "value": value}


@cache
def _codecs() -> dict[str, BlockCodec[Any]]:
    made = [import_string(path)() for path in settings.BODY_BLOCK_CODECS]
    return {codec.name: codec for codec in made}


def codec_for(name: str) -> BlockCodec[Any] | None:
    """The notation of a block, if it has one."""
    return _codecs().get(name)


def codec_names() -> list[str]:
    """The names of the blocks that have a notation."""
    return list(_codecs())
