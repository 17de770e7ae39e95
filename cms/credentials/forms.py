"""The forms of holders."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from cms.credentials.domain.names import LONGEST, checked_name
from cms.credentials.errors import NameRefusedError


class NameForm(forms.Form):
    """The name on a certificate, its language, and what strangers see."""

    use_required_attribute = False  # our own messages come in the page's language, the browser's do not
    name = forms.CharField(
        label=_("First and last name, as they shall stand on the certificate"),
        required=False,  # the name's own check says it better
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": LONGEST}),
    )
    language = forms.ChoiceField(label=_("Language of the certificate"))
    shows_name = forms.BooleanField(
        label=_("Whoever checks the certificate sees my whole name"),
        required=False,
        help_text=_("Unticked, they see initials and compare them with your paper. You can change this at any time."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the portal's languages by their own names."""
        super().__init__(*args, **kwargs)
        choices = [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """The name as it will stand on the paper."""
        try:
            return checked_name(self.cleaned_data["name"])
        except NameRefusedError as refused:
            raise forms.ValidationError(refused.sentence) from refused


class ClaimForm(NameForm):
    """Asking for a certificate."""

    keep = forms.BooleanField(
        label=_("Use this for my next certificates too"),
        required=False,
        help_text=_("They then come by themselves with the last step of a course. You can take it back on the page “My certificates”."),
    )
