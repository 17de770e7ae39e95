"""Blocks that every page body is made of."""

from .body import body_blocks

__all__ = ["body_blocks"]
