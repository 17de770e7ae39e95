"""Writing missing ids into files, as text, so that comments and layout stay as the author made them."""

import uuid
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

import yaml

from .folder import PackageFolder
from .markup import FENCE, LINE, OPENING
from .problems import PackageError, Problem, Problems
from .records_loading import LABEL as RECORDS
from .yaml_reader import compose

#: Lists whose items carry an id.
LISTS = {
    *("items", "citations", "outcomes", "options", "tasks", "files", "partners", "hours", "meetings"),
    *("dates", "strands", "steps", "papers", "deadlines", "lessons"),
    *("pairs", "extra", "gaps", "scenes", "choices", "score_feedback", "versions"),
    *("reasons", "pros", "cons", "links"),
}
#: In records a place in an act is named without an id: the record itself carries it.
WITHOUT_IDS_IN_RECORDS = {"citations"}
#: Keys of a record that stands by itself and carries an id.
SINGLE = {"step", "alternatives", "parallel"}
Edit = tuple[int, str]


def assign_ids(root: Path, *, beside: Collection[str] = ()) -> dict[str, int]:
    """Write an id wherever one is missing.

    Args:
        root: a course folder, or a directory of such folders.
        beside: files in it that belong to no package.

    Returns:
        How many ids were written, by file.

    Raises:
        PackageError: when a file cannot be read; no file was changed then.
    """
    folder = PackageFolder(root)
    problems = Problems()
    changed: dict[str, tuple[str, int]] = {}
    for name in folder.names:
        if not name.endswith((".md", ".yaml")) or name in beside:
            continue
        try:
            text = folder.text(name)
            lists = _lists(root, name)
            edits = list(_page_edits(text, name) if name.endswith(".md") else _list_edits(text, 0, file=name, top=True, lists=lists))
        except PackageError as error:
            problems.take(error)
            continue
        if edits:
            changed[name] = (_edited(text, edits), len(edits))
    problems.raise_if_any()
    for name, (text, _count) in changed.items():
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    return {name: count for name, (_text, count) in changed.items()}


def _edited(text: str, edits: list[Edit]) -> str:
    for offset, addition in sorted(edits, reverse=True):
        text = text[:offset] + addition + text[offset:]
    return text


def _page_edits(text: str, file: str) -> Iterator[Edit]:
    lines = text.split("\n")
    if lines[0] != LINE or LINE not in lines[1:]:
        raise PackageError([Problem(file, 1, "The file begins with a line “---”, then the front matter, then a line “---”.")])
    end = lines.index(LINE, 1)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    front = "\n".join(lines[1:end])
    node = compose(front, file=file, first_line=2)
    if not isinstance(node, yaml.MappingNode) or "id" not in _keys(node):
        yield starts[1], f"id: {uuid.uuid4()}\n"
    yield from _list_edits(front, starts[1], file=file, first_line=2)
    opened = 0
    name = ""
    for index in range(end + 1, len(lines)):
        found = OPENING.match(lines[index])
        if found:
            opened, name = index + 1, found[1]
            if not found[2]:
                bare = f"{FENCE} {name}"
                yield starts[index] + len(bare), f" {{{uuid.uuid4()}}}" if found[2] is None else ""
        elif lines[index] == FENCE and opened:
            if name != "text":
                yield from _list_edits("\n".join(lines[opened:index]), starts[opened], file=file, first_line=opened + 1)
            opened = 0


def _lists(root: Path, name: str) -> set[str]:
    """The lists of a file whose items carry an id."""
    return LISTS - WITHOUT_IDS_IN_RECORDS if RECORDS in (root.name, *PurePosixPath(name).parts) else LISTS


def _list_edits(
    text: str, offset: int, *, file: str, first_line: int = 1, top: bool = False, lists: Collection[str] = frozenset(LISTS)
) -> Iterator[Edit]:
    node = compose(text, file=file, first_line=first_line)
    if node is not None:
        for index, addition in _node_edits(node, lists, inside=top):
            yield offset + index, addition


def _node_edits(node: yaml.Node, lists: Collection[str], *, inside: bool) -> Iterator[Edit]:
    """Edits for a list's items when ``inside`` a list that has ids, and for all lists below."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if inside and isinstance(item, yaml.MappingNode) and "id" not in _keys(item):
                yield _item_edit(item)
            yield from _node_edits(item, lists, inside=False)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = getattr(key, "value", "")
            if name in SINGLE and isinstance(value, yaml.MappingNode) and "id" not in _keys(value):
                yield _item_edit(value)
            yield from _node_edits(value, lists, inside=name in lists)


def _item_edit(item: yaml.MappingNode) -> Edit:
    mark = item.start_mark
    if item.flow_style:
        return mark.index + 1, f"id: {uuid.uuid4()}, " if item.value else f"id: {uuid.uuid4()}"
    return mark.index, f"id: {uuid.uuid4()}\n{' ' * mark.column}"


def _keys(node: yaml.MappingNode) -> set[str]:
    return {str(getattr(key, "value", "")) for key, _value in node.value}
