"""The editor's form of every page: two people at once, and plans that lie in the past."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Revision


class PortalPageForm(WagtailAdminPageForm):
    """Refuses what would surprise somebody, and keeps what was typed."""

    def clean(self) -> dict[str, Any]:
        """Look at other people's versions and at the plan."""
        cleaned: dict[str, Any] = super().clean()
        self._check_others()
        self._check_plan(cleaned)
        return cleaned

    def _check_others(self) -> None:
        """Stop a save over a version that its author has not seen.

        Wagtail warns in the browser and refuses autosaving; a click on “Save” or “Publish” it lets through. The form that is shown
        with the message knows the newer version, so that saving again is a decision.
        """
        newest = self._unseen()
        if newest is None:
            return
        who = newest.user.get_full_name() if newest.user else ""
        when = date_format(timezone.localtime(newest.created_at), "DATETIME_FORMAT")
        said = _("%(who)s saved this page on %(when)s, after you had opened it.") if who else _(
            "Somebody else saved this page on %(when)s, after you had opened it."
        )  # fmt: skip
        advice = _(
            "Nothing was saved over it, and what you typed is still here. Look at the other version under “History”, then save again "
            "to put yours above it; theirs stays in the history."
        )
        self.add_error(None, forms.ValidationError(f"{said % {'who': who, 'when': when}} {advice}", code="newer_version"))

    def _unseen(self) -> Revision | None:
        """The newest version, if the person who saves has neither loaded nor written it."""
        if not self.instance.pk or not self.instance.latest_revision_id:
            return None
        seen = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        newest = Revision.objects.select_related("user").filter(pk=self.instance.latest_revision_id).first()
        if not seen or newest is None:
            return None
        # One's own version is known: autosaving writes one while the hand is on its way to the button.
        if newest.user_id and newest.user_id == getattr(self.for_user, "pk", None):
            return None
        if str(newest.pk) != seen:
            return newest
        moment = self.data.get("loaded_revision_created_at")
        overwritten = not self.data.get("overwrite_revision_id") and moment and moment != newest.created_at.isoformat()
        return newest if overwritten else None

    def _check_plan(self, cleaned: dict[str, Any]) -> None:
        """Refuse a plan to publish in the past; a time that has passed since it was planned may stay."""
        planned = cleaned.get("go_live_at")
        if planned and "go_live_at" in self.changed_data and planned < timezone.now():
            message = _(
                "This time has passed, so the page would be published at once. Choose a later time, or empty the field and publish now."
            )
            self.add_error("go_live_at", forms.ValidationError(message, code="past"))
