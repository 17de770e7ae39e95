"""Moodle XML: questions as Moodle exports them."""

from .reader import read_moodle
from .writer import write_moodle

__all__ = ["read_moodle", "write_moodle"]
