"""Names that content is stored under, compared with a committed list.

A block or a field of a block that is renamed or removed takes with it what editors wrote under the old name, silently: Wagtail
skips what it does not know. ``PortalStreamField`` keeps blocks out of migrations, so nothing else would notice.
"""

import json
from pathlib import Path

import pytest

from cms.core.blocks.walk import stored_names

LIST = Path(__file__).with_name("block_names.json")
GONE = """Content is stored under names that no block has any more:
  {names}
Give the block its old name back (labels may change freely). If the name must go: first write a data migration that moves the
content with queryset updates (docs/development.md, “Changing blocks”), and then take the name out of {file}."""
NEW = """Blocks have names that the list does not know:
  {names}
A name is permanent once content is stored under it. If you are content with it, write it into {file}; all of it would be:
{content}"""


def names_of(found: dict[str, list[str]]) -> set[str]:
    """Names as one set, each with its field in front."""
    return {f"{field}.{path}" for field, paths in found.items() for path in paths}


def compare(listed: dict[str, list[str]], stored: dict[str, list[str]]) -> str:
    """Say what differs and what to do; nothing when all is well."""
    before, now = names_of(listed), names_of(stored)
    if before - now:
        return GONE.format(names="\n  ".join(sorted(before - now)), file=LIST.name)
    if now - before:
        content = json.dumps(stored, indent=1, sort_keys=True)
        return NEW.format(names="\n  ".join(sorted(now - before)), file=LIST.name, content=content)
    return ""


def test_names_are_those_of_the_committed_list() -> None:
    message = compare(json.loads(LIST.read_text()), stored_names())
    assert not message, message


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ({"a.B.body": ["text"]}, "Content is stored under names that no block has any more:\n  a.B.body.callout\n"),
        ({"a.B.body": ["callout", "note", "text"]}, "Blocks have names that the list does not know:\n  a.B.body.note\n"),
        ({"a.B.body": ["callout", "text"]}, ""),
    ],
)
def test_difference_is_named_with_what_to_do(now: dict[str, list[str]], says: str) -> None:
    assert compare({"a.B.body": ["callout", "text"]}, now).startswith(says)
