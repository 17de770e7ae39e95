"""A page with every block, as the tests of blocks have it."""

from tests.core.blocks.conftest import body_page, full_page

__all__ = ["body_page", "full_page"]
