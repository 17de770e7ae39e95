"""The forms of groups. A refused one shows what was typed, and says at each field what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning.domain.groups.keeping import GroupPlan
from learning.domain.groups.membership import Consent
from learning.models.groups import LONGEST_NAME, LONGEST_ORGANISATION

#: What a browser's own date field sends.
DAY = "%Y-%m-%d"


@dataclass(frozen=True)
class CourseChoice:
    """A course that can be ticked. ``due`` is the day that stands."""

    key: UUID
    title: str
    due: date | None = None


def _text(label: Any, *, limit: int, missing: Any = "", hint: Any = "", autocomplete: str = "off") -> forms.CharField:
    messages = {"required": missing, "max_length": _("At most %(limit_value)d characters fit here; these are %(show_value)d.")}
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=limit, required=bool(missing), help_text=hint, error_messages=messages, widget=widget)


class GroupForm(forms.Form):
    """What a coordinator says of a group."""

    use_required_attribute = False  # our own messages come in the page's language, the browser's do not
    name = _text(_("Name of the group"), limit=LONGEST_NAME, missing=_("Give the group a name by which its members know it."))
    organisation = _text(
        _("Organisation or office (if there is one)"), limit=LONGEST_ORGANISATION,
        hint=_("Members read it in the invitation. The centre sees sums of organisations with five people or more, never a person."),
    )  # fmt: skip
    courses = forms.MultipleChoiceField(
        label=_("Courses that the group takes"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one course."), "invalid_choice": _("Tick courses of this list.")},
    )

    def __init__(self, *args: Any, choices: Sequence[CourseChoice], **kwargs: Any) -> None:
        """Offer the courses, each with a day of its own."""
        super().__init__(*args, **kwargs)
        self._choices = choices
        self.fields["courses"].choices = [(str(row.key), row.title) for row in choices]  # type: ignore[attr-defined]
        for row in choices:
            self.fields[self._due(row.key)] = forms.DateField(
                label=_("To be done by (if there is a day)"),
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
                input_formats=[DAY, "%d.%m.%Y"],
                error_messages={"invalid": _("Write a date such as 31.12.2026.")},
            )

    @staticmethod
    def _due(key: UUID) -> str:
        return f"due-{key}"

    def rows(self) -> list[tuple[Any, Any]]:
        """Each course's tick box with its day, for the template."""
        return [(box, self[self._due(row.key)]) for box, row in zip(self["courses"], self._choices, strict=True)]

    def clean(self) -> dict[str, Any]:
        """A day belongs to a course that is ticked, and one that is new lies ahead."""
        cleaned = super().clean() or {}
        ticked = set(cleaned.get("courses", []))
        for row in self._choices:
            name = self._due(row.key)
            due = cleaned.get(name)
            if due is None:
                continue
            if "courses" in cleaned and str(row.key) not in ticked:
                self.add_error(name, gettext("There is a day here but the course is not ticked. Tick the course or empty the day."))
            elif due != row.due and due < timezone.localdate():
                self.add_error(name, gettext("This day has passed. Choose a later one or leave it empty."))
        return cleaned

    def plan(self) -> GroupPlan:
        """What was said; of a form that is valid."""
        given = self.cleaned_data
        courses = {UUID(key): given.get(f"due-{key}") for key in given["courses"]}
        return GroupPlan(given["name"], given["organisation"], courses)

    @classmethod
    def initial_of(cls, name: str, organisation: str, courses: Mapping[UUID, date | None]) -> dict[str, Any]:
        """What stands, as the form's beginning."""
        days = {cls._due(key): due for key, due in courses.items()}
        return {"name": name, "organisation": organisation, "courses": [str(key) for key in courses], **days}


class ConsentForm(forms.Form):
    """What a member says: a name, and in which courses the coordinator may see their progress."""

    use_required_attribute = False
    name = _text(
        _("Your name, as the coordinator will read it"), limit=LONGEST_NAME, autocomplete="name",
        missing=_("Type the name by which the coordinator knows you."), hint=_("Nobody but the coordinator and you sees it."),
    )  # fmt: skip
    courses = forms.MultipleChoiceField(
        label=_("I agree that the coordinator sees how far I am in"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one course. Without it the coordinator sees nothing, so there is nothing to join for."),
            "invalid_choice": _("The courses of the group have changed meanwhile. Look at the list and tick again."),
        },
    )

    def __init__(self, *args: Any, choices: Sequence[CourseChoice], joins: bool, **kwargs: Any) -> None:
        """Offer the group's courses. Whoever ``joins`` by it agrees to one at least."""
        super().__init__(*args, **kwargs)
        self.fields["courses"].choices = [(str(row.key), row.title) for row in choices]  # type: ignore[attr-defined]
        self.fields["courses"].required = joins

    def consent(self) -> Consent:
        """What was said; of a form that is valid."""
        return Consent(self.cleaned_data["name"], [UUID(key) for key in self.cleaned_data["courses"]])
