"""Signs that typst's own fonts have, and what stands in the place of others."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

#: Latin with all its accents, punctuation in use, and Greek and Cyrillic letters: all drawn, so they are not tried one by one.
_KNOWN = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0x17F),
        (0x391, 0x3A1),
        (0x3B1, 0x3C9),
        (0x410, 0x44F),
        (0x2013, 0x2014),
        (0x2018, 0x201A),
        (0x201C, 0x201E),
    )
    for code in range(first, last + 1)
) | {"\n", "\t", "…", "‑"}
#: Pictures, control signs and halves of signs say nothing on paper; letters leave a mark.
_SILENT = frozenset({"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
MISSING = "\N{WHITE SQUARE}"
_PROBE = b'#set document(title: "a")\n#set text(font: "Libertinus Serif")\na#sys.inputs.sign'


def displayable(data: Any) -> Any:
    """The same data with texts that can be drawn; names of a mapping stay as they are.

    Args:
        data: texts, numbers, lists and mappings in each other.
    """
    if isinstance(data, str):
        return displayable_text(data)
    if isinstance(data, Mapping):
        return {name: displayable(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [displayable(value) for value in data]
    return data


def displayable_text(text: str) -> str:
    """A text without signs that no font has: letters become an empty square, pictures and control signs nothing."""
    strange = {sign for sign in set(text) - _KNOWN if not is_drawn(sign)}
    if not strange:
        return text
    kept = "".join(("" if unicodedata.category(sign) in _SILENT else MISSING) if sign in strange else sign for sign in text)
    # What a dropped picture stood before may be a space; spaces that were meant stay.
    return kept if text != text.strip() else kept.strip()


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen; the standard wants headings and titles that say something."""
    return not any(unicodedata.category(sign)[0] not in "ZCM" for sign in displayable_text(text))


@lru_cache(maxsize=20_000)
def is_drawn(sign: str) -> bool:
    """Whether a sign can be drawn, found out by drawing it (about a millisecond, once).

    Args:
        sign: one character.
    """
    import typst  # late, as in typesetting

    if unicodedata.category(sign) in {"Cc", "Cs"}:
        return False
    try:
        typst.compile(_PROBE, sys_inputs={"sign": sign}, pdf_standards=["ua-1"], ignore_system_fonts=True)
    except typst.TypstError:
        return False
    return True
