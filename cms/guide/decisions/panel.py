"""The tree of a helper in the editor, with what is wrong with it."""

from typing import Any

from wagtail.admin.panels import Panel

from .reading import nodes_of
from .tree import draw


class DecisionTreePanel(Panel):
    """Draws the helper as it was last saved: what is wrong, how long the longest way is, how many results there are, the tree."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "guide/admin/decision_tree.html"

        def is_shown(self) -> bool:
            """Once the page has been saved; before, there is nothing to draw."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the tree."""
            context: dict[str, Any] = super().get_context_data(parent_context) or {}
            return {**context, "tree": draw(nodes_of(self.instance.nodes), [child.id for child in self.instance.nodes])}
