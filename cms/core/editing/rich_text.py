"""The editor's field for rich text, which takes whatever is sent."""

import json
from typing import Any

from django.utils.html import escape
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea


class PortalRichTextArea(DraftailRichTextArea):
    """Draftail. What the browser sends goes through Wagtail's allow-list: only the features of the field are stored.

    A browser sends the text as JSON. What is no such JSON – sent by a program, or cut off on its way – is kept as plain text
    instead of failing.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Convert what was sent into what is stored."""
        sent = data.get(name)
        if sent is None:
            return None
        if not sent or is_content_state(sent):
            stored: str | None = super().value_from_datadict(data, files, name)
            return stored
        return f"<p>{escape(sent)}</p>"


def is_content_state(text: str) -> bool:
    """Whether a text is what Draftail sends: blocks of text with their marks, and a table of links.

    Args:
        text: as it came.
    """
    try:
        state = json.loads(text)
    except ValueError:
        return False
    if state is None:
        return True
    if not isinstance(state, dict) or not isinstance(state.get("entityMap", {}), dict):
        return False
    blocks = state.get("blocks", [])
    return isinstance(blocks, list) and all(isinstance(block, dict) and _is_block(block, state.get("entityMap", {})) for block in blocks)


def _is_block(block: dict[str, Any], links: dict[str, Any]) -> bool:
    text = block.get("text")
    if not isinstance(text, str) or not isinstance(block.get("type"), str) or not isinstance(block.get("depth", 0), int):
        return False
    styles, entities = block.get("inlineStyleRanges", []), block.get("entityRanges", [])
    if not isinstance(styles, list) or not isinstance(entities, list):
        return False
    known = all(isinstance(each, dict) and isinstance(links.get(str(each.get("key"))), dict) for each in entities)
    return known and all(_is_range(each) for each in (*styles, *entities))


def _is_range(each: Any) -> bool:
    return isinstance(each, dict) and isinstance(each.get("offset"), int) and isinstance(each.get("length"), int)
