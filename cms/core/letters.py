"""Plain letters: what addresses, anchors and the slugs of tags are made of."""

from django.utils.text import slugify

# Letters that do not fall apart into a plain letter and a mark, so that slugify would drop them.
PLAIN_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "đ": "d", "Đ": "D", "ß": "ss"})


def plain_slug(text: str, *, longest: int) -> str:
    """Write a text with small letters a–z, digits and hyphens.

    Args:
        text: in any language.
        longest: how many signs the result may have.

    Returns:
        The slug; empty when no letter or digit of the text has a plain form.
    """
    return slugify(text.translate(PLAIN_LETTERS)).replace("_", "-")[:longest].strip("-")
