"""Lists of words as editors write them: divided by commas."""

from cms.core.language import folded


def entries(text: str) -> list[str]:
    """The entries of a list, each once, in their order.

    Args:
        text: as it was typed; a comma or a new line divides.
    """
    found: dict[str, str] = {}
    for part in text.replace("\n", ",").split(","):
        entry = " ".join(part.split())
        if entry:
            found.setdefault(entry, entry)
    return list(found)


def tidied(text: str) -> str:
    """The list as it is kept: single spaces, a comma and a space between entries, none twice."""
    return ", ".join(entries(text))


def known_by(name: str, *lists: str) -> dict[str, str]:
    """Under which folded texts a term is known, each with how it was written.

    Args:
        name: the term's name.
        lists: its other names and forms, as they are kept.
    """
    return {folded(entry): entry for entry in reversed([name, *(entry for text in lists for entry in entries(text))]) if folded(entry)}
