"""The editor's form of a procedure."""

from typing import Any

from cms.core.editing.page_form import PortalPageForm

from .date_keys import misfits, naming_of


class ProcedureForm(PortalPageForm):
    """Refuses deadlines that are counted from nothing. A draft may be unfinished."""

    def clean(self) -> dict[str, Any]:
        """Compare the dates with the steps that name them."""
        from .blocks import steps_in

        cleaned = super().clean()
        if getattr(self, "is_deferred_validation", False) or "journey" not in cleaned or "dates" not in cleaned:
            return cleaned
        keys = {child.value["key"] for child in cleaned["dates"]}
        for misfit in misfits(keys=keys, steps=naming_of(steps_in(cleaned["journey"]))):
            self.add_error("journey" if misfit.step else "dates", str(misfit))
        return cleaned
