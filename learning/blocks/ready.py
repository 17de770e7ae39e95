"""Lists that begin with the rows that every question of a type needs."""

from typing import Any

from wagtail import blocks


class ReadyListBlock(blocks.ListBlock):
    """A ListBlock with default rows. A row gets its id when it is put into the form.

    Wagtail gives the default rows their ids once for a page of the editor: every question added there would have rows with the same
    ids, and who knows the key of one would know that of the next. A row that comes without any gets one in the browser, its own in each
    question; with an empty one all such rows would be the same to the browser: folded by one button, and called by one name.
    """

    def get_form_state(self, value: Any) -> list[dict[str, Any]]:
        """As Wagtail's, but without an id for a row that was never saved."""
        states = []
        for child in self.normalize(value).bound_blocks:
            state = {"value": self.child_block.get_form_state(child.value)}
            states.append({**state, "id": child.original_id} if child.original_id else state)
        return states


def ready_rows(row: blocks.StructBlock, number: int) -> list[Any]:
    """Empty rows for a list to begin with, so that nobody has to add what every question of a type needs."""
    return [row.get_default() for _row in range(number)]
