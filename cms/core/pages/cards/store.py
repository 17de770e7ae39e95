"""Cards as files: drawn once, then read."""

from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from cms.core.whole_files import put_whole

from .facts import FOLDER, CardFacts

WIDTH, HEIGHT = 1200, 630
#: The page of card.typ is 600 points wide, and a point is a 72nd of an inch.
PIXELS_PER_INCH = 144


def card_png(facts: CardFacts) -> bytes:
    """The card as a PNG of 1200 × 630, from the store if it was drawn before.

    Two who ask at once may both draw it; each puts a whole file in place, and both files are the same.

    Args:
        facts: what stands on it.
    """
    path = Path(settings.CARD_DIR) / facts.fingerprint[:2] / f"{facts.fingerprint}.png"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        png = draw(facts)
        put_whole(path, png)
        return png


def draw(facts: CardFacts) -> bytes:
    """Draw a card. Texts are handed over as inputs, never built into the source; fonts of the machine are not used."""
    import typst  # 7 MB, for those processes that draw; most cards are read from the store

    png: bytes = typst.compile(
        FOLDER / "card.typ", root=FOLDER, format="png", ppi=PIXELS_PER_INCH, sys_inputs=asdict(facts), ignore_system_fonts=True
    )
    return png
