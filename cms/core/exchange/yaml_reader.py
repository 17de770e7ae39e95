"""A strict YAML: no tags, anchors or repeated keys, and every value knows its line."""

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import PackageError, Problem

MAX_DEPTH = 12
Place = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """YAML's syntax with a small, unsurprising set of types.

    YAML 1.1 reads ``no`` as false and ``12:30`` as a number; here only true/false, whole numbers and dates are not text.
    """

    depth = 0

    def _mark(self) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        return event.start_mark

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse aliases, which can blow up a small file, and nesting deeper than any package has."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(
                None, None, "names (&) and references (*) are not used here; write the value out", self._mark()
            )
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise yaml.composer.ComposerError(None, None, "this is nested too deeply", self._mark())
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?[0-9]{1,15}$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:timestamp", re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), list("0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


@dataclass
class YamlText:
    """YAML that was read: ``data`` in Python's types, ``lines`` from the place of a value to its line in the file."""

    file: str
    data: Any
    first_line: int
    lines: dict[Place, int] = field(default_factory=dict)
    block_texts: set[Place] = field(default_factory=set)

    def text_line(self, place: Place) -> int:
        """The line on which a text begins: the one below its key when it is written as a block (``|``)."""
        return self.line_of(place) + (place in self.block_texts)

    def line_of(self, place: Place) -> int:
        """The line of a value, or of the nearest value around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, self.first_line)


def compose(text: str, *, file: str, first_line: int = 1) -> yaml.Node | None:
    """Parse YAML into nodes.

    Args:
        text: the YAML.
        file: the file's name, for messages.
        first_line: the line of the file on which the text begins.

    Raises:
        PackageError: when it is not YAML.
    """
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise PackageError([Problem(file, line, f"This is not valid YAML: {error.problem or error.context}.")]) from None
    except yaml.YAMLError as error:
        raise PackageError([Problem(file, first_line, f"This is not valid YAML: {error}.")]) from None
    finally:
        loader.dispose()
    return node


def read_yaml(text: str, *, file: str, first_line: int = 1) -> YamlText:
    """Read YAML.

    Args:
        text: the YAML.
        file: the file's name, for messages.
        first_line: the line of the file on which the text begins.

    Returns:
        The data with the line of each value; ``data`` is None for an empty text.

    Raises:
        PackageError: for wrong syntax, repeated keys, keys that are not text, and values of unknown types.
    """
    result = YamlText(file=file, data=None, first_line=first_line)
    node = compose(text, file=file, first_line=first_line)
    if node is not None:
        problems: list[Problem] = []
        result.data = _construct(node, (), result, problems)
        if problems:
            raise PackageError(problems)
    return result


def _construct(node: yaml.Node, place: Place, result: YamlText, problems: list[Problem]) -> Any:
    line = result.first_line + node.start_mark.line
    result.lines[place] = line
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, (*place, index), result, problems) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _construct_mapping(node, place, result, problems)
    if not isinstance(node, yaml.ScalarNode):
        raise TypeError(type(node).__name__)
    if node.style in ("|", ">"):
        result.block_texts.add(place)
    try:
        return _scalar(node)
    except ValueError as error:
        problems.append(Problem(result.file, line, str(error)))
        return None


def _construct_mapping(node: yaml.MappingNode, place: Place, result: YamlText, problems: list[Problem]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = result.first_line + key_node.start_mark.line
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(result.file, line, "A key must be a single word."))
            continue
        key = str(key_node.value)
        if key in data:
            problems.append(Problem(result.file, line, f"The key “{key}” stands here twice. Keep one."))
        data[key] = _construct(value_node, (*place, key), result, problems)
        # A value that stands on the lines below its key is still looked for at the key.
        result.lines[(*place, key)] = line
    return data


def _scalar(node: yaml.ScalarNode) -> Any:
    kind = node.tag.rpartition(":")[2]
    if kind == "str":
        return str(node.value)
    if kind == "bool":
        return node.value == "true"
    if kind == "int":
        return int(node.value)
    if kind == "null":
        return None
    if kind == "timestamp":
        try:
            return datetime.date.fromisoformat(node.value)
        except ValueError:
            raise ValueError(f"There is no date {node.value}. Write year-month-day.") from None
    raise ValueError(f"“{node.tag}” is not used here. Write plain text, numbers, true/false or dates.")
