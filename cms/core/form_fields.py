"""Fields of the portal's open forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LimitedTextField(forms.CharField):
    """A text of several lines with a limit. One that is too long is refused naming both lengths; the browser must not cut it silently.

    Args:
        most: how many characters fit; the end of a line is one.
        rows: how many lines are shown.
    """

    default_error_messages = {
        "too_long": _("This is %(show_value)d characters long; up to %(limit_value)d fit. Shorten it and send it again.")
    }

    def __init__(self, *, most: int, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.most = most

    def to_python(self, value: Any) -> str:
        """Give lines their plain ends: browsers send two characters for each."""
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        """Compare the length.

        Raises:
            ValidationError: when it is too long, or is missing.
        """
        super().validate(value)
        if len(value) > self.most:
            params = {"show_value": len(value), "limit_value": self.most}
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long", params=params)


class TrapField(forms.CharField):
    """A field that people do not see: programs that fill in every field give themselves away by it.

    Refused in words for a person whose browser filled it in.
    """

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"autocomplete": "off", "tabindex": "-1"}
        super().__init__(label=_("Leave this field empty"), required=False, widget=forms.TextInput(attrs=attributes), **kwargs)

    def validate(self, value: str) -> None:
        """Refuse whatever stands in it.

        Raises:
            ValidationError: when something does.
        """
        if value:
            raise forms.ValidationError(_("This field must be empty; perhaps the browser filled it in. Clear it and send the form again."))
