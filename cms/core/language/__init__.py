"""What people type, compared the way people read: folded texts, slips of the keyboard, words and their endings."""

from .folding import folded
from .fuzzy import slips_between
from .stems import same_word, stems
from .words import Word, words_in

__all__ = ["Word", "folded", "same_word", "slips_between", "stems", "words_in"]
