"""The form of a rule."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.credentials.domain.rules import EVIDENCE, settle_version
from cms.credentials.enums import RuleKind
from cms.credentials.evidence import source_of
from cms.credentials.models import Rule


def _choices() -> list[tuple[str, str]]:
    """What rules may name, of every room that gives evidence."""
    sources = [source for kind in dict.fromkeys(EVIDENCE.values()) if (source := source_of(kind))]
    return [(str(key), title) for source in sources for key, title in source.choices()]


class RuleForm(WagtailAdminModelForm):
    """A rule in words of its editors. Saving one that says something else makes a new version."""

    keys = forms.MultipleChoiceField(
        label=gettext_lazy("Which"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The courses or trainings that count. None ticked: all of them."),
    )

    class Meta:
        model = Rule
        fields = ("code", "kind", "keys", "minimum", "audience", "show_hours", "show_score", "is_offered")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = _choices()
        known = {key for key, _title in choices}
        # A course that was withdrawn stays in the rule until somebody unticks it.
        choices += [(key, _("%(key)s (not public now)") % {"key": key}) for key in self.instance.keys or [] if key not in known]
        self.fields["keys"].choices = choices
        for code, _name in settings.LANGUAGES:
            label = _("Title (%(language)s)") % {"language": get_language_info(code)["name_local"]}
            self.fields[self._title(code)] = forms.CharField(
                label=label, max_length=120, required=False, initial=(self.instance.titles or {}).get(code, "")
            )
        if self.instance.pk:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = _("Stands in addresses that people have, so it does not change.")

    @staticmethod
    def _title(code: str) -> str:
        return f"title_{code}"

    def clean(self) -> dict[str, Any]:
        """A rule about one course names it; others have a title in each language, and can be met.

        Returns:
            The cleaned values.
        """
        cleaned: dict[str, Any] = super().clean() or {}
        kind, keys = cleaned.get("kind"), cleaned.get("keys") or []
        if kind == RuleKind.PASSED:
            if len(keys) != 1:
                self.add_error("keys", _("Tick the one course that is to be completed."))
            cleaned["minimum"] = 1
        else:
            for code, _name in settings.LANGUAGES:
                if not cleaned.get(self._title(code)):
                    self.add_error(self._title(code), _("Write the title, it stands on the certificate."))
        if kind == RuleKind.SEVERAL and keys and (cleaned.get("minimum") or 0) > len(keys):
            self.add_error("minimum", _("Nobody could meet this: fewer courses are ticked. Tick more or ask for fewer."))
        return cleaned

    def save(self, commit: bool = True) -> Rule:  # noqa: FBT001, FBT002 - Django's signature
        """Save, and make a version if it says something else."""
        self.instance.keys = sorted(self.cleaned_data["keys"])
        self.instance.titles = {code: text for code, _name in settings.LANGUAGES if (text := self.cleaned_data[self._title(code)])}
        rule: Rule = super().save(commit=commit)
        if commit:
            settle_version(rule=rule)
        return rule
