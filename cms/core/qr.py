"""QR codes, drawn here: no other host learns what they say."""


def qr_drawing(text: str, *, is_sized: bool) -> str:
    """A QR code as SVG, black on white, so that every camera reads it. It is drawn from modules: the text itself does not stand in it.

    Args:
        text: what it says, such as an address.
        is_sized: whether it says its own size, as paper needs; on a page the style sheet does.
    """
    import segno  # late: few requests draw one

    code = segno.make(text, error="m", micro=False)
    # Four modules of quiet around it: ISO/IEC 18004.
    drawn: str = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=not is_sized)
    return drawn
