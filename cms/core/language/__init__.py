"""What people type, compared the way people read: folded texts and slips of the keyboard."""

from .folding import folded
from .fuzzy import slips_between

__all__ = ["folded", "slips_between"]
