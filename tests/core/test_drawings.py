"""Drawings of components that draw from their parameters alone."""

import re
import sys
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from cms.core.drawings import Drawings, NotToldError, Typed, told
from cms.core.gallery.drawing import component_names
from cms.core.models import PublishingEntity
from cms.core.templatetags import parts
from cms.core.templatetags.parts import SHARED, address, declaration_of
from learning.enums import StepState
from tests.factories import ArticlePageFactory, SiteTree
from tests.factories.news import NewsIndexFactory


@dataclass(frozen=True)
class Stop:
    title: str
    state: StepState = StepState.AHEAD
    below: list[Any] = field(default_factory=list)


@dataclass
class Changing:
    title: str


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    is_current: bool = False


class Drawn:
    """Counts how often it was drawn."""

    def __init__(self, text: str = "<li>") -> None:
        self.text = text
        self.times = 0

    def __call__(self) -> SafeString:
        self.times += 1
        return mark_safe(self.text)


EQUAL = [
    (Stop("A", below=[Stop("B")]), Stop("A", below=[Stop("B")])),
    ([1, "a", None], [1, "a", None]),
    (date(2026, 11, 30), date(2026, 11, 30)),
    ({"shown": False, "count": 3}, {"shown": False, "count": 3}),
]
DIFFERENT = [
    (1, True),
    (0, False),
    (1, 1.0),
    ("", None),
    ("<b>", mark_safe("<b>")),
    (Stop("<b>"), Stop(mark_safe("<b>"))),
    (Stop("A"), Stop("A", StepState.DONE)),
    (Stop("A", below=[Stop("B")]), Stop("A", below=[Stop("C")])),
    ([1], (1,)),
    (["a", "b"], ["a,1:b"]),
    (["a", ""], ["a"]),
    ({"shown": False, "count": 3}, {"shown": False, "count": 4}),
    ({"a": "b"}, {"a": "b", "c": ""}),
    ([["a"], "b"], [["a", "b"]]),
    (UUID(int=1), str(UUID(int=1))),
    (1, "1"),
    (date(2026, 11, 30), "2026-11-30"),
    (Decimal("1.0"), Decimal("1.00")),
    (StepState.DONE, "done"),
]
NOT_TOLD = {
    "a record": PublishingEntity(pk=1, name="Biuro"),
    "a record in a list": [PublishingEntity(pk=1, name="Biuro")],
    "what may be changed": Changing("A"),
    "a namespace": SimpleNamespace(title="A"),
    "a table of records": {"office": PublishingEntity(pk=1)},
    "what somebody typed": Typed("A"),
    "a text that is made later": lazystr("A"),
    "a record in a value": Stop("A", below=[PublishingEntity(pk=1)]),
}


@pytest.mark.parametrize(("one", "other"), EQUAL, ids=range(len(EQUAL)))
def test_equal_values_are_told_the_same(one: Any, other: Any) -> None:
    assert told(one) == told(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_what_would_be_drawn_differently_is_told_apart(one: Any, other: Any) -> None:
    assert told(one) != told(other)


@pytest.mark.parametrize("value", NOT_TOLD)
def test_what_cannot_be_told_by_what_it_holds_is_drawn_each_time(value: str) -> None:
    draw = Drawn()
    with pytest.raises(NotToldError):
        told(NOT_TOLD[value])
    drawings = Drawings()
    assert [drawings.drawn("stop", {"step": NOT_TOLD[value]}, draw) for _time in range(2)] == ["<li>", "<li>"]
    assert draw.times == 2


def test_drawn_once_for_equal_values_and_again_in_another_language() -> None:
    drawings, draw = Drawings(), Drawn()
    for code in ("pl", "pl", "en"):
        with override(code):
            assert drawings.drawn("stop", {"step": Stop("A")}, draw) == "<li>"
    assert draw.times == 2
    drawings.drawn("stop", {"row": Stop("A")}, draw)
    drawings.drawn("map", {"step": Stop("A")}, draw)
    assert draw.times == 4


def test_a_drawing_that_takes_more_room_than_there_is_is_not_kept() -> None:
    drawings, draw = Drawings(room=sys.getsizeof("aaaa")), Drawn("aaaaaaaa")
    assert [drawings.drawn("x", {}, draw) for _time in range(2)] == ["aaaaaaaa"] * 2
    assert draw.times == 2


def test_an_editors_time_zone_is_not_everybodys() -> None:
    drawings, draw = Drawings(), Drawn()
    drawings.drawn("stop", {"step": Stop("A")}, draw)
    with timezone.override("America/New_York"):
        drawings.drawn("stop", {"step": Stop("A")}, draw)
    drawings.drawn("stop", {"step": Stop("A")}, draw)
    assert draw.times == 2


def test_what_the_page_does_not_escape_is_escaped_in_a_component_all_the_same() -> None:
    item = Link("<b>", "/pl/")
    bare = Template('{% load components %}{% autoescape off %}{% component "menu_links" items=items %}{% endautoescape %}')
    assert "&lt;b&gt;" in bare.render(Context({"items": [item]}))
    assert "&lt;b&gt;" in _call('{% component "menu_links" items=items %}', items=[item])


def _news(site_tree: SiteTree) -> Any:
    index = NewsIndexFactory(parent=site_tree.home, title="Aktualności", slug="aktualnosci")
    for number in range(3):
        ArticlePageFactory(parent=index, title=f"Wiadomość {number}", slug=f"wiadomosc-{number}")
    return index


#: Pages and the components of them that are drawn the first time only.
SHOWN_AGAIN = {
    "news": {"list_filters", "list_end", "menu_links", "language_links", "search_form", "account_links", "publication_facts"},
    "course": {"map_module", "menu_links", "breadcrumbs", "publication_facts"},
    "quiz_step": {"side_map", "step_place", "publication_facts"},
}


@pytest.mark.parametrize("place", SHOWN_AGAIN)
def test_the_second_page_draws_none_of_them(site_tree: SiteTree, client: Any, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    drawn: list[str] = []
    draw = parts._drawn
    monkeypatch.setattr(parts, "_drawn", lambda name, context: (drawn.append(name), draw(name, context))[1])
    page = _news(site_tree) if place == "news" else getattr(site_tree, place)
    client.get(page.url)
    assert set(drawn) >= SHOWN_AGAIN[place]
    drawn.clear()
    client.get(page.url)
    assert SHOWN_AGAIN[place].isdisjoint(drawn)


def test_nothing_is_kept_while_templates_are_edited(settings: Any) -> None:
    settings.DEBUG = True
    drawings, draw = Drawings(), Drawn()
    for _time in range(2):
        drawings.drawn("x", {}, draw)
    assert draw.times == 2


def _call(text: str, **values: Any) -> str:
    return Template("{% load components %}" + text).render(Context(values))


def test_component_that_draws_alone_sees_nothing_of_the_page() -> None:
    html = _call('{% component "menu_links" items=items %}', items=[], request="the request", user="somebody")
    assert "<ul" in html
    assert declaration_of("menu_links").is_alone
    assert not declaration_of("messages").is_alone


def test_component_that_draws_alone_still_says_what_it_takes() -> None:
    with pytest.raises(TemplateSyntaxError, match="does not take thing"):
        _call('{% component "menu_links" items=items thing=1 %}')


ALONE = [name for name in component_names() if declaration_of(name).is_alone]
#: Libraries of tags that draw from what they are given.
ASK_NOBODY = {"components", "i18n", "static"}


@pytest.mark.parametrize("name", ALONE)
def test_what_draws_alone_asks_nobody_and_draws_only_what_does_so_too(name: str) -> None:
    source = Path(get_template(address(name)).origin.name).read_text(encoding="utf-8")
    names = [re.sub(r"""(["']).*?\1""", "", tag) for tag in re.findall(r"{[{%].*?[%}]}", source)]
    assert [name for name in names if re.search(rf"\b(?:{'|'.join(SHARED)})\b", name)] == []
    assert {library for loaded in re.findall(r"{% load ([^%]+) %}", source) for library in loaded.split()} <= ASK_NOBODY
    assert {drawn for drawn in re.findall(r'{% component "(\w+)"', source) if drawn not in ALONE} == set()
    assert not re.findall(r"{% (?:include|now|csrf_token|side_map|cookie_days)\b", source)
    assert not re.findall(r"\|(?:timesince|timeuntil|naturaltime|naturalday)\b", source)


def test_many_draw_alone() -> None:
    assert len(ALONE) > 20
