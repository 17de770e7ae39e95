"""Pages that cite an act, as readers of a language reach them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import CharField, IntegerField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from wagtail.models import Page

from cms.core.pages.places import homes, page_path, visible
from cms.law.checking.parts import part_of
from cms.law.checking.places import citations_in_pages
from cms.law.models import Citation


@dataclass(frozen=True)
class CitingPage:
    """A live page. ``way`` names what it stands below, such as a course and its module; by ``path`` pages sort as in the tree."""

    path: str
    title: str
    url: str
    kind: str
    way: tuple[str, ...]


@dataclass(frozen=True)
class Cited:
    """Pages by the citation that they show; and every citation that they hold, with those that are told only after an answer."""

    pages: dict[int, set[CitingPage]]
    anywhere: frozenset[int]


def pages_citing(act: int, language: str) -> Cited:
    """Live public pages of a language by the citation of an act that they show, in three statements.

    A question's citations are shown with its answer: that the page cites them there is not told, since some would give it away.

    Args:
        act: the key of the Polish record.
        language: the code; it must be active, since kinds of pages are named in it.
    """
    home = homes().get(language)
    if home is None:
        return Cited({}, frozenset())
    keys = Citation.objects.filter(act=act).annotate(key=Cast("pk", CharField())).order_by().values("key")
    rows = citations_in_pages().filter(to_object_id__in=keys)
    inside = rows.annotate(page=Cast("object_id", IntegerField())).values("page")
    live = visible(Page.objects.filter(pk__in=inside, path__startswith=home.path)).order_by()
    found = list(live.values_list("pk", "title", "url_path", "path", "content_type__app_label", "content_type__model"))
    titles = _titles(path[:end] for _pk, _title, _url, path, *_type in found for end in _above(path, home.path))
    pages = {
        pk: CitingPage(path, title, page_path(url_path, home), _kind(label, model), _way(path, home.path, titles))
        for pk, title, url_path, path, label, model in found
    }
    shown: dict[int, set[CitingPage]] = {}
    anywhere = set()
    for page_id, citation_id, content_path in rows.values_list("object_id", "to_object_id", "content_path"):
        page = pages.get(int(page_id))
        if page:
            anywhere.add(int(citation_id))
            if part_of(content_path) is None:
                shown.setdefault(int(citation_id), set()).add(page)
    return Cited(shown, frozenset(anywhere))


def _above(path: str, top: str) -> range:
    """Where the paths of the pages between the front page and a page end."""
    return range(len(top) + Page.steplen, len(path), Page.steplen)


def _way(path: str, top: str, titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(titles[path[:end]] for end in _above(path, top) if path[:end] in titles)


def _titles(paths: Iterable[str]) -> dict[str, str]:
    wanted = set(paths)
    return dict(Page.objects.filter(path__in=wanted, live=True).order_by().values_list("path", "title")) if wanted else {}


def _kind(app_label: str, model: str) -> str:
    """What the page is, in the active language: a step, a procedure."""
    try:
        return capfirst(str(apps.get_model(app_label, model)._meta.verbose_name))
    except LookupError:
        return ""
