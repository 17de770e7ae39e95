"""The form by which a reader says why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.form_fields import LimitedTextField, TrapField
from cms.feedback.enums import Reason
from cms.feedback.models.votes import MOST_IN_TEXT


class WhyForm(forms.Form):
    """What a reader adds to a vote: for a page that helped words alone, for one that did not a reason, with words or without."""

    use_required_attribute = False  # our own messages come in the page's language, the browser's do not

    reason = forms.ChoiceField(
        label=_("Why did the page not help?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the reasons."), "invalid_choice": _("Choose one of the reasons.")},
    )
    text = LimitedTextField(
        most=MOST_IN_TEXT,
        rows=5,
        label=_("In your own words"),
        help_text=_("Up to 1000 characters. Please write nothing about yourself or other people: no names, addresses or numbers."),
        required=False,
        error_messages={"required": _("Write a few words, or leave this page: your vote counts all the same.")},
    )
    website = TrapField()

    def __init__(self, *args: Any, helpful: bool, **kwargs: Any) -> None:
        """Ask for what fits the vote."""
        super().__init__(*args, **{"auto_id": "feedback_%s", **kwargs})
        if helpful:
            del self.fields["reason"]
            self.fields["text"].required = True
            self.fields["text"].label = _("What helped, or what could be better?")

    def clean(self) -> dict[str, Any]:
        """Ask for words where the reason says nothing by itself."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("reason") == Reason.OTHER and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write in a few words what it is, or choose another reason."))
        return data
