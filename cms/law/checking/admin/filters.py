"""The filters of “Check the legal basis”."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.law.checking.domain.queue import Due
from cms.law.checking.domain.showing import kind_of

WHY = [("", _("All")), ("overdue", _("Past their date")), ("flagged", _("An act was changed"))]


class CheckingFilters(forms.Form):
    """Which rows are shown. Choices are those that rows have, so that no filter leads to nothing."""

    why = forms.ChoiceField(label=_("Why"), required=False, choices=WHY)
    act = forms.ChoiceField(label=_("Legal act"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)
    owner = forms.ChoiceField(label=_("Who keeps it current"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, rows: Iterable[Due], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(rows)
        everything = [("", _("All"))]
        acts = {(str(act), name) for due in found for act, name, _at in due.flags}
        kinds = {(_code(due), kind_of(due)) for due in found}
        owners = {(due.legal_owner, due.legal_owner) for due in found if due.legal_owner}
        codes = {code for due in found for code in due.languages}
        self._choices("act", [*everything, *sorted(acts, key=lambda pair: pair[1])])
        self._choices("kind", [*everything, *sorted(kinds, key=lambda pair: pair[1])])
        self._choices("owner", [*everything, *sorted(owners)])
        self._choices("language", [*everything, *((code, name) for code, name in settings.LANGUAGES if code in codes)])

    def _choices(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        # What was chosen and has been settled since is still a choice: the list is empty then, and no error.
        asked = self.data.get(name, "") if self.is_bound else ""
        if name == "act" and asked.isdecimal() and asked not in dict(choices):
            choices = [*choices, (asked, asked)]
        field.choices = choices

    def chosen(self, rows: Iterable[Due]) -> list[Due]:
        """The rows that the filters let through; all of them when a filter has a fault."""
        found = list(rows)
        if not self.is_bound or not self.is_valid():
            return found
        wanted = self.cleaned_data
        tests: dict[str, Callable[[Due], bool]] = {
            "why": lambda due: bool(due.due_on) if wanted["why"] == "overdue" else bool(due.flags),
            "act": lambda due: wanted["act"] in {str(act) for act, _name, _at in due.flags},
            "kind": lambda due: wanted["kind"] == _code(due),
            "owner": lambda due: wanted["owner"] == due.legal_owner,
            "language": lambda due: wanted["language"] in due.languages,
        }
        return [due for due in found if all(test(due) for name, test in tests.items() if wanted[name])]


def _code(due: Due) -> str:
    return due.part or str(due.place.content_type_id)
