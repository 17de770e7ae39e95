"""The filters of the translation board."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from cms.translation.domain.assigning import translators_of
from cms.translation.domain.board import Wanted
from cms.translation.domain.languages import target_codes, target_locales
from cms.translation.enums import CellState

#: Sections stand right below the front page, courses and other lists of pages right below a section.
SECTION, COURSE = 3, 4
MINE = "me"


def language_name(code: str) -> str:
    """A language's name in the reader's language."""
    return str(dict(settings.LANGUAGES)[code])


def _places() -> Iterator[tuple[str, str]]:
    """Sections, and below each what holds further pages: courses, above all."""
    pages = Page.objects.filter(locale=Locale.get_default(), alias_of=None, live=True, depth__in=(SECTION, COURSE)).order_by("path")
    for pk, title, depth, children in pages.values_list("pk", "title", "depth", "numchild"):
        if depth == SECTION or children:
            yield str(pk), title if depth == SECTION else f"— {title}"


def people() -> dict[str, Any]:
    """Everybody who may translate into one of the languages, by primary key."""
    found: dict[str, Any] = {}
    for locale in target_locales():
        found |= {str(person.pk): person for person in translators_of(locale)}
    return found


class BoardForm(forms.Form):
    """What of the board is looked at. A filter with a fault is not applied, and the page says so."""

    where = forms.ChoiceField(label=_("Section or course"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("any state")), *CellState.choices])
    who = forms.ChoiceField(label=_("Translator"), required=False)

    def __init__(self, *args: Any, user: Any, people: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["where"].choices = [("", _("the whole portal")), *_places()]  # type: ignore[attr-defined]
        languages = [(code, language_name(code)) for code in target_codes()]
        self.fields["language"].choices = [("", _("all languages")), *languages]  # type: ignore[attr-defined]
        others = [(pk, str(person)) for pk, person in people.items() if person != user]
        self.fields["who"].choices = [("", _("anybody")), (MINE, _("me")), *others]  # type: ignore[attr-defined]

    @cached_property
    def wanted(self) -> Wanted:
        """What was chosen; everything where nothing was, or the choice has a fault."""
        codes = tuple(target_codes())
        if not self.is_valid():
            return Wanted(codes)
        chosen = self.cleaned_data
        under = Page.objects.filter(pk=chosen["where"] or 0).values_list("path", flat=True).first() or ""
        who = self.user.pk if chosen["who"] == MINE else int(chosen["who"]) if chosen["who"] else None
        return Wanted((chosen["language"],) if chosen["language"] else codes, under, chosen["state"], who)


class AssignForm(forms.Form):
    """Who takes the ticked pages."""

    pages = forms.TypedMultipleChoiceField(
        coerce=UUID, required=True, error_messages={"required": _("No page is ticked. Tick the pages, then choose who takes them.")}
    )
    into = forms.ModelChoiceField(label=_("Into"), queryset=Locale.objects.none(), to_field_name="language_code")
    assignee = forms.ChoiceField(label=_("Translator"), required=False)
    with_below = forms.BooleanField(label=_("with all pages below"), required=False)

    def __init__(self, *args: Any, people: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["into"].queryset = target_locales()  # type: ignore[attr-defined]
        self.fields["into"].empty_label = None  # type: ignore[attr-defined]
        named = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["assignee"].choices = [("", _("nobody")), *named]  # type: ignore[attr-defined]
        keys = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE).values_list("translation_key", flat=True)
        self.fields["pages"].choices = [(str(key), "") for key in keys] if self.is_bound else []  # type: ignore[attr-defined]
