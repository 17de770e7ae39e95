"""GIFT: questions as short plain text."""

from .reader import read_gift
from .writer import write_gift

__all__ = ["read_gift", "write_gift"]
