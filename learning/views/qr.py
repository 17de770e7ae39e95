"""QR codes on pages."""

from django.utils.safestring import SafeString, mark_safe

from cms.core.qr import qr_drawing


def qr_svg(text: str) -> SafeString:
    """A QR code as an inline SVG, black on white in either colour scheme, so that every camera reads it.

    Its size is that of ``.qr svg``; the words beside it say the same.

    Args:
        text: what it says, such as an address.
    """
    return mark_safe(qr_drawing(text, is_sized=False))  # noqa: S308 - drawn from modules; the text itself does not stand in it
