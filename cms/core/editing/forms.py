"""Forms of the editors' actions."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

REASON_LENGTH = 250


class ArchiveForm(forms.Form):
    """Why, since when, and what replaces the page; and the same for its translations."""

    reason = forms.CharField(
        label=_("Why is the page archived?"),
        max_length=REASON_LENGTH,
        help_text=_("One sentence for readers, for example: “The call closed on 31 March; the results are in the new article.”"),
        error_messages={"required": _("Say in a sentence why the page is archived. Readers see it.")},
    )
    on = forms.DateField(label=_("Archival since"), widget=AdminDateInput)
    successor = forms.ModelChoiceField(
        label=_("Replaced by"),
        queryset=Page.objects.all(),
        required=False,
        widget=AdminPageChooser,
        help_text=_("A published page that is valid now. Leave empty if there is none."),
    )
    with_translations = forms.BooleanField(label=_("Archive the translations too"), required=False, initial=True)

    def __init__(self, *args: Any, translations: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()
        self.codes = [page.locale.language_code for page in translations]
        if not translations:
            del self.fields["with_translations"]
        for page in translations:
            language = page.locale.get_display_name()
            self.fields[f"reason_{page.locale.language_code}"] = forms.CharField(
                label=__("The reason in this language: %(language)s") % {"language": language},
                max_length=REASON_LENGTH,
                required=False,
                help_text=__("Left empty, the translation says since when it is archival, and not why."),
            )

    def translations(self) -> dict[str, str]:
        """Reasons by language of the translations that are to be archived."""
        if not self.cleaned_data.get("with_translations"):
            return {}
        return {code: self.cleaned_data[f"reason_{code}"] for code in self.codes}


class RestoreForm(forms.Form):
    """Taking a page out of the archive."""

    with_translations = forms.BooleanField(label=_("Take the translations out too"), required=False, initial=True)

    def __init__(self, *args: Any, translations: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not translations:
            del self.fields["with_translations"]
