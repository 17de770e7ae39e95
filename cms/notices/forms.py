"""The forms of notices: reporting, deciding, taking down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.form_fields import LimitedTextField, TrapField
from cms.notices.enums import GroundKind, NoticeCategory, Outcome
from cms.notices.models.notices import MOST_IN_EXPLANATION


class NoticeForm(forms.Form):
    """What somebody reports (DSA, art. 16 ust. 2)."""

    use_required_attribute = False  # our own messages come in the page's language, the browser's do not

    address = forms.CharField(
        label=_("Address of what you report"),
        help_text=_("Copy it from the browser's address bar."),
        max_length=1000,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": _("Give the address of what you report.")},
    )
    category = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=NoticeCategory.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one from the list.")},
    )
    explanation = LimitedTextField(
        most=MOST_IN_EXPLANATION,
        rows=8,
        label=_("Why do you think so?"),
        help_text=_("Say which part it is and, if you know, which provision it breaks. It is enough to write as you would tell a person."),
        error_messages={"required": _("Explain what is wrong and why; without it nobody can decide.")},
    )
    notifier_name = forms.CharField(
        label=_("Your first name and surname"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    notifier_email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send a confirmation and the decision there. The author of the content will not see it."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("This is not an e-mail address. It should look like name@example.org.")},
    )
    good_faith = forms.BooleanField(
        label=_("I report this in good faith: I believe that what I wrote is accurate and complete."),
        error_messages={"required": _("Confirm this; without it the notice cannot be taken in.")},
    )
    website = TrapField()
    item = forms.CharField(required=False, widget=forms.HiddenInput)
    form = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for a name and an e-mail, except for an offence against children (DSA, art. 16 ust. 2 lit. c)."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("category") != NoticeCategory.CHILD:
            if not data.get("notifier_name") and "notifier_name" not in self.errors:
                self.add_error("notifier_name", _("Give your first name and surname. Only a notice about a child may come without them."))
            if not data.get("notifier_email") and "notifier_email" not in self.errors:
                self.add_error("notifier_email", _("Give your e-mail. Only a notice about a child may come without it."))
        return data


class ReasonsForm(forms.Form):
    """Why something is taken down (DSA, art. 17 ust. 3)."""

    facts = forms.CharField(
        label=_("Facts and circumstances"),
        help_text=_("The people concerned get this text by mail. Do not name the person who sent the notice."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write on which facts the decision rests.")},
    )
    ground_kind = forms.ChoiceField(
        label=_("It rests on"),
        choices=GroundKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it rests on the law or on the terms.")},
    )
    ground = forms.CharField(
        label=_("Provision or clause"),
        help_text=_("For example: Kodeks karny, art. 257; or: Regulamin, § 6 ust. 2."),
        max_length=300,
        error_messages={"required": _("Name the provision or the clause of the terms.")},
    )


class DecisionForm(ReasonsForm):
    """What is decided on a notice, and why."""

    outcome = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect, error_messages={"required": _("Choose a decision.")})
    field_order = ("outcome", "facts", "ground_kind", "ground")

    def __init__(self, *args: Any, removable: bool, **kwargs: Any) -> None:
        """Offer what can be decided: content of people is taken down, a page of the portal is corrected by its editors."""
        super().__init__(*args, **kwargs)
        outcomes = [Outcome.NO_ACTION, Outcome.TAKEN_DOWN if removable else Outcome.CORRECTED]
        self.fields["outcome"].choices = [(outcome.value, outcome.label) for outcome in outcomes]  # type: ignore[attr-defined]
        for name in ("ground_kind", "ground"):
            self.fields[name].required = False
            self.fields[name].help_text = self.fields[name].help_text or ""

    def clean(self) -> dict[str, Any]:
        """Ask for the ground of a removal."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("outcome") == Outcome.TAKEN_DOWN:
            for name in ("ground_kind", "ground"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, str(self.fields[name].error_messages["required"]))
        return data
