"""The panel at the top of a step's editor: what publishing its latest draft would do to those who learn."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class ImpactPanel(Panel):
    """Shown while the draft differs from what is live in something that learners feel. It is as of the moment the editor was opened."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("What publishing does to learners"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel on one draft."""

        template_name = "learning/admin/impact_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            from learning.domain.publishing.impact import impact_of  # the pages, which it reads, have this panel

            super().__init__(**kwargs)
            self.impact = impact_of(self.instance) if self.instance.pk and self.instance.has_unpublished_changes else None

        def is_shown(self) -> bool:
            """Whether there is anything to say."""
            return bool(super().is_shown() and self.impact and not self.impact.is_empty)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the lines."""
            from .impact_words import affected, impact_lines

            context: dict[str, Any] = super().get_context_data(parent_context) or {}
            lines = impact_lines(self.impact) if self.impact else []
            answers = self.impact.answers if self.impact else 0
            return {**context, "lines": lines, "affected": affected(answers) if answers else ""}
