"""A text file of the format: front matter between two lines ``---``, then blocks ``::: name {id}`` … ``:::``."""

import re
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from .blocks.registry import codec_for, codec_names
from .document import Block
from .problems import PackageError, Problem, Problems
from .validation import read_record
from .yaml_reader import YamlText, read_yaml
from .yaml_writer import write_yaml

OPENING = re.compile(r"^::: ([a-z_]+)(?: \{([^{}]*)\})?$")
FENCE = ":::"
LINE = "---"


@dataclass(frozen=True)
class RawBlock:
    """A block as it stands in the file; ``line`` is that of its opening, the text begins on the next."""

    name: str
    id: str
    line: int
    text: str


@dataclass(frozen=True)
class RawFile:
    """A file in its parts."""

    file: str
    front: str
    blocks: list[RawBlock]


def split(text: str, *, file: str) -> RawFile:
    """Take a file apart.

    Raises:
        PackageError: when the front matter or a block is not closed, or text stands outside of blocks.
    """
    lines = text.split("\n")
    if lines[0] != LINE:
        raise PackageError([Problem(file, 1, "The file begins with a line “---”, then the front matter, then a line “---”.")])
    try:
        end = lines.index(LINE, 1)
    except ValueError:
        raise PackageError([Problem(file, 1, "The front matter is not closed. Put a line “---” below it.")]) from None
    problems = Problems()
    blocks = _blocks(lines, end + 1, file, problems)
    problems.raise_if_any()
    return RawFile(file, "\n".join(lines[1:end]), blocks)


def _blocks(lines: list[str], start: int, file: str, problems: Problems) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    index = start
    while index < len(lines):
        line = lines[index]
        found = OPENING.match(line)
        if found:
            end = next((number for number in range(index + 1, len(lines)) if lines[number].startswith(FENCE)), None)
            if end is None or lines[end] != FENCE:
                problems.add(file, index + 1, "The block is not closed. Put a line “:::” below it, without spaces.")
                index = len(lines) if end is None else end
                continue
            blocks.append(RawBlock(found[1], found[2] or "", index + 1, "\n".join(lines[index + 1 : end])))
            index = end
        elif line.startswith(FENCE):
            problems.add(file, index + 1, "A block begins with “::: name {id}”, and nothing else on the line.")
        elif line.strip():
            problems.add(file, index + 1, "Text stands outside of blocks. Put it between “::: text {id}” and “:::”.")
        index += 1
    return blocks


def read_front(raw: RawFile) -> YamlText:
    """The front matter as YAML.

    Raises:
        PackageError: when it is not YAML.
    """
    source = read_yaml(raw.front, file=raw.file, first_line=2)
    if source.data is None:
        source.data = {}
    return source


def read_body(raw: RawFile) -> tuple[Block, ...]:
    """The blocks, typed.

    Raises:
        PackageError: naming everything that is wrong, in all blocks.
    """
    problems = Problems()
    blocks = []
    for raw_block in raw.blocks:
        block = problems.attempt(partial(_read_block, raw_block, raw.file))
        if block is not None:
            blocks.append(block)
    problems.raise_if_any()
    return tuple(blocks)


def _read_block(raw: RawBlock, file: str) -> Block:
    codec = codec_for(raw.name)
    if codec is None:
        names = ", ".join(codec_names())
        raise PackageError([Problem(file, raw.line, f"There is no block “{raw.name}”. Blocks are: {names}.")])
    problems = Problems()
    try:
        block_id = UUID(raw.id) if len(raw.id) == 36 else None
    except ValueError:
        block_id = None
    if block_id is None:
        what = f"“{raw.id}” is no UUID" if raw.id else "The block has no id"
        problems.add(file, raw.line, f"{what}. Run load_content --assign-ids, or write {{UUID}} behind the name.")
    data = problems.attempt(lambda: codec.read(raw.text, file=file, first_line=raw.line + 1))
    if block_id is None or data is None:
        raise PackageError(problems)
    return Block(raw.name, block_id, data, raw.line)


def write_file(front: dict[str, object], blocks: tuple[Block, ...]) -> str:
    """A file's text from its parts; the same parts give the same bytes."""
    parts = [f"{LINE}\n{write_yaml(front)}{LINE}\n"]
    for block in blocks:
        codec = codec_for(block.name)
        if codec is None:
            raise PackageError([Problem(block.name, 0, f"The block “{block.name}” has no notation.")])
        parts.append(f"{FENCE} {block.name} {{{block.id}}}\n{codec.write(block.data)}{FENCE}\n")
    return "\n".join(parts)


__all__ = ["RawBlock", "RawFile", "read_body", "read_front", "read_record", "split", "write_file"]
