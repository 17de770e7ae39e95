"""The body's set of blocks, put together from every room that has some."""

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail import blocks


def body_blocks() -> blocks.StreamBlock:
    """A StreamBlock of every block named in ``settings.BODY_BLOCKS``; rooms above the core join by that list."""
    return blocks.StreamBlock([(name, import_string(path)()) for name, path in settings.BODY_BLOCKS], required=False)
