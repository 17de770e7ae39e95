"""The editor's form of a decision helper."""

from typing import Any

from cms.core.editing.page_form import PortalPageForm

from .checking import remarks
from .placing import as_error
from .reading import nodes_of


class DecisionForm(PortalPageForm):
    """Refuses to publish a helper that leads people round in a circle or nowhere. A draft may be unfinished."""

    def clean(self) -> dict[str, Any]:
        """Look at the tree as a whole, once each block is in order by itself."""
        cleaned = super().clean()
        if getattr(self, "is_deferred_validation", False) or "nodes" not in cleaned:
            return cleaned
        found = remarks(nodes_of(cleaned["nodes"]))
        if found:
            self.add_error("nodes", as_error(found))
        return cleaned
