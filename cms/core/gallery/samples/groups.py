"""Groups that learn together: the list, the invitation, consent, and what is seen."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms

from cms.core.gallery.sample import LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

from .mine import WHEN

QR = ""


class ConsentSample(forms.Form):
    """The fields of a consent."""

    use_required_attribute = False
    name = forms.CharField(label="Imię i nazwisko", help_text="Widzisz je tylko Ty i osoba koordynująca.")
    courses = forms.MultipleChoiceField(
        label="Zgoda", choices=[("1", "Jak założyć fundację?"), ("2", LONG_TITLE)], widget=forms.CheckboxSelectMultiple
    )


def _group(**values: Any) -> SimpleNamespace:
    key = "00000000-0000-4000-8000-000000000001"
    return thing(**{"pk": key, "name": "Akademia dla urzędników", "organisation": "Urząd Miasta", "closed_at": None, **values})


def _row(*, led: bool = True, member: bool = False, members: int = 12, **values: Any) -> SimpleNamespace:
    return thing(group=_group(**values), is_led=led, is_member=member, members=members)


def _course(**values: Any) -> SimpleNamespace:
    return thing(**{"title": "Jak założyć fundację?", "url": "/pl/", "lang": "", "due": date(2027, 5, 31), **values})


def _seen(state: str, label: str = "", **values: Any) -> SimpleNamespace:
    told = type("State", (str,), {"label": label})(state)
    return thing(**{"state": told, "done": 4, "total": 16, "completed_at": WHEN, **values})


def _form(data: dict[str, Any] | None = None) -> forms.Form:
    return ConsentSample(data, auto_id=f"gallery_{'refused' if data is not None else 'fresh'}_%s")


GROUPS: dict[str, tuple[Sample, ...]] = {
    "done_notice": (normal(text="Zmiany są zapisane."), long(text=LONG_TITLE), empty(text="")),
    "my_groups": (
        normal(groups=[_row(), _row(led=False, member=True), _row(member=True, members=1), _row(closed_at=WHEN, organisation="")]),
        long(groups=[_row(name=LONG_WORD, organisation=LONG_TITLE)]),
        many(groups=[_row(members=number) for number in range(12)]),
        empty(groups=[]),
    ),
    "group_course": (normal(course=_course()), tiny(course=_course(url="", due=None)), long(course=_course(title=LONG_WORD, lang="pl"))),
    "group_seen": (
        normal(seen=_seen("begun")),
        normal("completed", seen=_seen("completed")),
        empty("not begun", seen=_seen("not-begun", "jeszcze nierozpoczęty")),
    ),
    "group_facts": (
        normal(group=_group(), coordinator="Anna Przykładowa", courses=[_course()]),
        tiny(group=_group(organisation=""), coordinator="", courses=[]),
        long(group=_group(organisation=LONG_TITLE), coordinator=LONG_WORD, courses=[_course(title=LONG_TITLE), _course(title=LONG_WORD)]),
    ),
    "group_invitation": (normal(address="https://example.org/pl/nauka/dolacz/przyklad/", qr=QR), long(address=LONG_WORD * 3, qr=QR)),
    "group_promise": (normal(),),
    "group_consent": (
        normal(form=_form(), form_key="key", sign_in_url="", joins=True),
        error("signed out meanwhile", form=_form({}), form_key="key", sign_in_url="/pl/", joins=False),
    ),
    "data_controller": (normal(),),
    "group_privacy": (normal(privacy_url="/pl/"), tiny(privacy_url="")),
}
