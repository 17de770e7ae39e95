"""What an editor does with the ticked opinions."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.feedback.enums import FeedbackState
from cms.feedback.models.votes import MOST_IN_NOTE

REMOVE_TEXT = "remove"
#: Longer numbers than this are no key of a row.
_DIGITS = 18


class HandlingForm(forms.Form):
    """An action, a note and the ticked rows."""

    action = forms.ChoiceField(
        choices=[*FeedbackState.choices, (REMOVE_TEXT, "")],
        error_messages={"required": _("Press one of the buttons."), "invalid_choice": _("Press one of the buttons.")},
    )
    note = forms.CharField(
        label=_("Note for other editors"),
        required=False,
        max_length=MOST_IN_NOTE,
        error_messages={"max_length": _("The note is %(show_value)d characters long; up to %(limit_value)d fit. Shorten it.")},
    )

    @property
    def ticked(self) -> list[int]:
        """The rows; what is no number is left out."""
        ticks: list[str] = cast(QueryDict, self.data).getlist("ids") if self.is_bound else []
        return [int(text) for text in ticks if text.isascii() and text.isdigit() and len(text) <= _DIGITS]

    def clean(self) -> dict[str, Any]:
        """Ask for a tick.

        Raises:
            ValidationError: when no row is ticked.
        """
        data: dict[str, Any] = super().clean() or {}
        if not self.ticked:
            raise forms.ValidationError(_("No opinion is ticked. Tick some, then press the button."))
        return data
