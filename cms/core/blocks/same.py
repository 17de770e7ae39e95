"""Values of blocks that are the same in every language."""

from typing import Any

from wagtail import blocks


class SameInEveryLanguage:
    """A block whose value follows the source: a translator neither gets it as a text nor may replace it. Comes before the block's class."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Give a translator nothing."""
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        """Keep the value."""
        return value


class SamePageBlock(SameInEveryLanguage, blocks.PageChooserBlock):
    """Chooses a page by which something is counted or attributed; readers get it in their language where it is translated."""
