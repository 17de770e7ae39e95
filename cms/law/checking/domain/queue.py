"""What must be compared with the law: what is past its date of a next check, and what an act was changed under."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.models import Page, get_page_models

from cms.core import generations
from cms.core.pages.places import PAGES, language_codes
from cms.law.checking.parts import PagePart, part_of, parts
from cms.law.checking.places import Place, citations_in_pages
from cms.law.models import LegalAct, LegalFlag, LegalStateMixin, QuestionCheck

#: What every page says of itself here; pages that say as of when they state the law say more.
PAGE = ("pk", "translation_key", "locale_id", "draft_title", "url_path", "path", "owner_id", "content_type_id", "live")
LEGAL = ("next_check_on", "state_of_law_on", "legal_owner")


@dataclass
class Due:
    """A place that waits. ``flags`` are acts: key, short name, since when; ``due_on`` is filled when its date has passed."""

    place: Place
    title: str
    languages: list[str] = field(default_factory=list)
    page_id: int | None = None
    locale_id: int = 0
    url_path: str = ""
    path: str = ""
    owner_id: int | None = None
    live: bool = False
    legal_owner: str = ""
    due_on: date | None = None
    checked_on: date | None = None
    flags: list[tuple[int, str, datetime]] = field(default_factory=list)
    #: The name of the field that the question stands in; empty for a page and for an act.
    part: str = ""

    @property
    def since(self) -> date:
        """Since when it waits, for the order of the list."""
        days = [flagged_at.date() for _act, _name, flagged_at in self.flags] + ([self.due_on] if self.due_on else [])
        return min(days)


def legal_page_models() -> Iterator[type[Page]]:
    """Page types that say as of when they state the law; one that a later room adds joins by itself."""
    yield from (model for model in get_page_models() if issubclass(model, LegalStateMixin))


def queue(*, on: date) -> list[Due]:
    """Everything that waits, for whoever may see it; the longest first. Kept until a page or an act changes.

    Args:
        on: the day; what is due on it waits.

    Returns:
        A row for each place, all languages of a page in one. The number of statements grows with page types, never with rows. Pages in
        the archive wait for nothing. A page that has no date of its own goes with the page above it, in that page's row.
    """
    return generations.cached(PAGES, f"law-queue:{on}", lambda: sorted(_build(on), key=lambda due: (due.since, due.title, due.place.code)))


def _build(on: date) -> Iterable[Due]:
    rows: dict[Place, Due] = {}
    flags = list(LegalFlag.objects.filter(resolved_at=None).select_related("act").order_by("act__short_name", "pk"))
    for page, due_on in _pages(on):
        _add(rows, page, due_on)
    for question in _questions(rows, on):
        rows[question.place] = question
    waiting = {place: due for place, due in rows.items() if due.due_on}
    for flag in flags:
        place = Place(flag.content_type_id, flag.key, flag.block_id)
        due = rows.get(place) or _part_row(rows, place)
        if due is not None:
            due.flags.append((flag.act_id, flag.act.short_name, flag.flagged_at))
            waiting[place] = rows[place] = due
    return [*waiting.values(), *_acts(on)]


def _pages(on: date) -> Iterator[tuple[dict[str, Any], date | None]]:
    """Pages that are past their date, and those that have an open flag."""
    flagged = LegalFlag.objects.filter(resolved_at=None).values("key")
    seen = set()
    for model in legal_page_models():
        past = Q(live=True, next_check_on__lte=on) & (Q(archived_on=None) if hasattr(model, "archived_on") else Q())
        pages = model._default_manager.filter(past | Q(translation_key__in=flagged), alias_of=None).order_by()
        is_past = set(pages.filter(past).values_list("pk", flat=True))
        for page in pages.values(*PAGE, *LEGAL):
            seen.add(page["pk"])
            yield page, page["next_check_on"] if page["pk"] in is_past else None
    for page in Page.objects.filter(translation_key__in=flagged, alias_of=None).order_by().values(*PAGE):
        if page["pk"] not in seen:
            yield {**page, **dict.fromkeys(LEGAL), "legal_owner": ""}, None


def _add(rows: dict[Place, Due], page: dict[str, Any], due_on: date | None) -> None:
    place = Place(page["content_type_id"], page["translation_key"])
    codes = language_codes()
    code = codes.get(page["locale_id"], "")
    due = rows.setdefault(place, Due(place, ""))
    due.due_on = min(filter(None, (due.due_on, due_on)), default=None)
    due.languages = [each for each, _name in settings.LANGUAGES if each in {*due.languages, code}]
    if due.page_id is None or code == settings.LANGUAGE_CODE:
        due.title, due.page_id, due.locale_id, due.url_path = page["draft_title"], page["pk"], page["locale_id"], page["url_path"]
        due.path, due.owner_id, due.live, due.legal_owner = page["path"], page["owner_id"], page["live"], page["legal_owner"]
        due.checked_on = page["state_of_law_on"]


def _questions(rows: dict[Place, Due], on: date) -> Iterator[Due]:
    """Questions that cite, of pages past their date, unless each was looked at on its own since."""
    for part in parts():
        for model in legal_page_models():
            if not any(each.name == part.field for each in model._meta.get_fields()):
                continue
            late = model._default_manager.filter(next_check_on__lte=on, live=True, alias_of=None).order_by()
            checked = QuestionCheck.objects.filter(page_key__in=late.values("translation_key"))
            days = {(row.page_key, row.block_id): row.checked_on for row in checked}
            named = late.annotate(name=Cast("pk", CharField())).values("name")
            cited = citations_in_pages().filter(object_id__in=named, content_path__startswith=f"{part.field}.")
            by_id = {due.page_id: due for due in rows.values() if due.due_on}
            for page_id, path in set(cited.values_list("object_id", "content_path")):
                page, found = by_id.get(int(page_id)), part_of(path)
                day = days.get((page.place.key, found[1])) if page and found else None
                if page and found and page.due_on and (day is None or day < page.due_on):
                    yield _of_page(page, part, found[1], due_on=page.due_on, checked_on=day or page.checked_on)


def _part_row(rows: dict[Place, Due], place: Place) -> Due | None:
    """A row for a flagged question of a page."""
    page = rows.get(Place(place.content_type_id, place.key))
    found = parts()
    return _of_page(page, found[0], place.block_id, checked_on=page.checked_on) if page and place.block_id and found else None


def _of_page(page: Due, part: PagePart, block_id: UUID, **values: Any) -> Due:
    copied = {
        name: getattr(page, name) for name in ("languages", "page_id", "locale_id", "url_path", "path", "owner_id", "live", "legal_owner")
    }
    place = Place(page.place.content_type_id, page.place.key, block_id)
    return Due(place, page.title, part=part.field, **copied, **values)


def _acts(on: date) -> Iterator[Due]:
    """Acts that are past their own date, once for all languages."""
    kind = ContentType.objects.get_for_model(LegalAct).pk
    acts = LegalAct.objects.due(on).filter(locale__language_code=settings.LANGUAGE_CODE)
    for act in acts:
        yield Due(
            Place(kind, act.translation_key),
            str(act),
            page_id=act.pk,
            languages=[settings.LANGUAGE_CODE],
            legal_owner=act.legal_owner,
            due_on=act.next_check_on,
            checked_on=act.state_of_law_on,
        )
