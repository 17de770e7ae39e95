"""The strings that a catalogue must have for a page, read from its file.

wagtail-localize cuts strings from pages of the database; a check that writes nothing has none. So the texts are cut here in the same
way, and a test holds the two against each other.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.strings import StringValue, extract_strings

from cms.core.exchange.checks.passages import Passage, passages
from cms.core.exchange.document import PageDocument
from cms.core.exchange.notation import visible
from cms.core.exchange.richtext import from_markdown, to_html
from home.exchange.kinds import KINDS

#: Keys below the front matter's own whose text is the same in every language.
SAME = {"article", "paragraph", "point", "owner", "url", "credit", "licence", "email", "phone", "sign_language_video"}
#: The same of one record: a picture's title is its name in the library, a label is how scenes name each other.
SAME_OF = {
    *(("ImageRecord", "title"), ("GalleryItem", "title"), ("ImageFile", "title")),
    *(("NumberRecord", "value"), ("NumberRecord", "tolerance"), ("SceneRecord", "label"), ("SceneChoiceRecord", "goes_to")),
}


def expected_strings(document: PageDocument) -> list[str]:
    """The strings of a page in the source language, each once."""
    own = _own_fields(document.kind)
    texts = [document.front.slug]  # type: ignore[attr-defined]
    for one in passages(document):
        if one.name in own if one.holder is document.front else _is_translated(one):
            texts += _strings(one)
    return list(dict.fromkeys(texts))


@cache
def _own_fields(kind: str) -> frozenset[str]:
    """The fields of a page type that are translated."""
    return frozenset(field.field_name for field in get_translatable_fields(KINDS[kind].model) if isinstance(field, TranslatableField))


def _is_translated(one: Passage) -> bool:
    if one.name == "rows":
        # Cells of a table that hold no word are left as they are.
        return any(sign.isalpha() for sign in one.text)
    return one.name not in SAME and (type(one.holder).__name__, one.name) not in SAME_OF


def _strings(one: Passage) -> Iterator[str]:
    if not one.is_rich:
        found = [StringValue.from_plaintext(one.text).data]
    else:
        found = [string.data for string, _attributes in extract_strings(to_html(from_markdown(one.text), _attributes_of))[1]]
    yield from map(visible, found)


def _attributes_of(link: str) -> Mapping[str, str]:
    """What a link has as rich text; which page it leads to is no part of a string."""
    kind, _colon, _rest = link.partition(":")
    return {"linktype": kind, "id": "1"} if kind in ("page", "document") else {"href": link}
