"""QR codes, drawn here: no other host learns what they say."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str) -> SafeString:
    """A QR code as an inline SVG, black on white in either colour scheme, so that every camera reads it.

    Its size is that of ``.qr svg``; the words beside it say the same.

    Args:
        text: what it says, such as an address.
    """
    code = segno.make(text, error="m", micro=False)
    # Four modules of quiet around it: ISO/IEC 18004.
    drawn = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno from modules; the text itself does not stand in it
