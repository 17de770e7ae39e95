"""Components: what they draw, and that they refuse what they do not know."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template, render_to_string
from django.test import override_settings
from django.utils import translation

from cms.core.icons import ICONS, NAMED
from cms.core.templatetags.components import COVERS, duration, whole
from learning.enums import CourseTheme, StepState

TEMPLATES = Path(settings.BASE_DIR) / "templates"
ICON_SHEET = Path(settings.BASE_DIR) / "static/img/icons.svg"


@dataclass
class Step:
    """A row of the map, as the tags read it."""

    key: str
    number: int
    title: str = "Write the statute"
    url: str = "/pl/step/"
    minutes: int = 8
    required: bool = True
    has_quiz: bool = False
    lang: str = ""
    state: StepState = StepState.AHEAD

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.state.label)


@dataclass
class Module:
    """A module of the map."""

    number: int
    title: str
    lang: str = ""
    steps: list[Step] = field(default_factory=list)


@dataclass
class Map:
    """A map."""

    modules: list[Module]


def draw(source: str, **context: object) -> str:
    """Render a piece of a template in English, with white space made plain."""
    with translation.override("en"):
        html = Template("{% load components %}" + source).render(Context(context))
    return re.sub(r"\s+", " ", html).strip()


def _templates_in(folder: Path) -> override_settings:
    """Templates of a folder, in place of the portal's."""
    return override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [folder]}])


def test_icon_known_is_decorative_and_comes_from_the_sheet() -> None:
    assert draw('{% icon "check" %}') == (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="/static/img/icons.svg#check"></use></svg>'
    )


def test_icon_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="no icon called 'rocket'"):
        draw('{% icon "rocket" %}')


def test_icon_sheet_holds_exactly_the_declared_icons() -> None:
    assert set(re.findall(r'<symbol id="([a-z-]+)"', ICON_SHEET.read_text())) == set(ICONS)


def test_icons_declared_are_those_that_templates_name() -> None:
    used = {name for path in TEMPLATES.rglob("*.html") for name in re.findall(r'{% icon "([^"]+)" %}', path.read_text())}

    assert used == NAMED


def test_cover_every_theme_has_a_drawing() -> None:
    assert set(CourseTheme.values) == set(COVERS)
    assert {theme: draw("{% cover theme %}", theme=theme).count("<svg") for theme in COVERS} == dict.fromkeys(COVERS, 1)


def test_cover_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="no cover for the theme 'space'"):
        draw('{% cover "space" %}')


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (98, "1 h 38 min"), (120, "2 h")])
def test_duration_in_words(minutes: int, words: str) -> None:
    with translation.override("en"):
        assert duration(minutes) == words


@pytest.mark.parametrize(("number", "count"), [("1.00", 1), ("1.50", 2), ("4.00", 4)])
def test_whole_gives_the_number_that_a_plural_hangs_on(number: str, count: int) -> None:
    assert whole(Decimal(number)) == count


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('{% component "progress" done=1 total=2 colour="red" %}', "'progress' does not take colour"),
        ('{% component "progress" done=1 %}', "'progress' needs total"),
        ('{% component "progress" 1 2 %}', "takes each parameter once, by its name: '1'"),
        ('{% component "progress" done=1 done=2 total=2 %}', "takes each parameter once, by its name: 'done=2'"),
        ('{% component "carousel" %}', "There is no component 'carousel'"),
        ("{% component progress done=1 total=2 %}", "called by its name in quotation marks"),
        ("{% params request %}", "'request' cannot be declared"),
        ("{% params page page %}", "'page' cannot be declared"),
        ("{% params lang=code %}", "'code' is no constant"),
    ],
)
def test_component_called_or_declared_wrongly_does_not_compile(call: str, says: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=re.escape(says)):
        Template("{% load components %}" + call)


def test_component_that_declares_nothing_cannot_be_called(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components/bare.html").write_text("<p>{{ page }}</p>")
    with _templates_in(tmp_path), pytest.raises(TemplateSyntaxError, match="'bare' does not say what it takes"):
        Template('{% load components %}{% component "bare" %}')


def test_component_sees_its_parameters_and_what_is_shared_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components/probe.html").write_text(
        '{% load components %}{% params one two="2" three=3 four=None %}'
        '{{ one }} {{ two }} {{ three }} {{ four }} {{ user }} {{ page|default:"-" }}'
    )
    with _templates_in(tmp_path):
        html = draw('{% component "probe" one=page three=4 %}', page="Page", user="Ewa", portal="Portal")

    assert html == "Page 2 4 None Ewa -"


def test_component_may_draw_itself_for_a_tree(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components/tree.html").write_text(
        "{% load components %}{% params node %}({{ node.name }}"
        '{% for child in node.children %}{% component "tree" node=child %}{% endfor %})'
    )
    leaf: dict[str, object] = {"name": "c", "children": []}
    with _templates_in(tmp_path):
        html = draw('{% component "tree" node=node %}', node={"name": "a", "children": [{"name": "b", "children": [leaf]}, leaf]})

    assert html == "(a(b(c))(c))"


def test_component_drawn_from_python_without_what_it_needs_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match=r"The component needs done, total\."):
        render_to_string("components/progress.html", {})


COMPONENTS = sorted((TEMPLATES / "components").rglob("*.html"))


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_declares_what_it_takes_before_anything_else(path: Path) -> None:
    assert re.match(r"\{% load [a-z0-9_ ]*\bcomponents\b[a-z0-9_ ]* %\}\{% params(?:_alone)?\b[^%]* %\}", path.read_text())


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.*")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_template_compiles_and_includes_no_component(path: Path) -> None:
    get_template(path.relative_to(TEMPLATES).as_posix())

    assert re.findall(r"{% include [\"']components/[^%]*%}", path.read_text()) == []


def test_progress_bar_says_in_words_what_it_shows() -> None:
    assert draw('{% component "progress" done=3 total=16 %}') == (
        '<div class="progress"> <p>Steps done: 3 of 16</p> '
        '<progress class="bar" value="3" max="16" aria-label="Progress"></progress> </div>'
    )


@pytest.mark.parametrize(("state", "word"), [("done", "done"), ("current", "you are here"), ("ahead", "ahead of you")])
def test_stop_says_its_state_in_words(state: str, word: str) -> None:
    html = draw('{% component "stop" step=step %}', step=Step("a", 8, state=StepState(state)))

    assert f'<li class="stop--{state}">' in html
    assert re.sub(r"<[^>]+>", "", html.split('class="stop__state"')[1]).removeprefix(">").strip() == word


def test_stop_in_another_language_is_marked_and_labelled() -> None:
    html = draw('{% component "stop" step=step %}', step=Step("a", 8, title="Napisz statut", lang="pl"))

    assert '<a class="stop__title" href="/pl/step/" lang="pl" hreflang="pl">Napisz statut</a>' in html
    assert "in Polish" in html


def test_stop_of_the_page_being_shown_is_current_even_when_done() -> None:
    html = draw('{% component "stop" step=step is_here=True is_done=True %}', step=Step("a", 8))

    assert 'aria-current="page"' in html
    assert '<span class="stop__state">you are here · done</span>' in html


def test_side_map_opens_the_present_module_only_and_counts_what_is_done() -> None:
    first = Module(1, "One", steps=[Step("a", 1, state=StepState.DONE), Step("b", 2, state=StepState.CURRENT)])
    second = Module(2, "Two", steps=[Step("c", 3)])
    source = "{% side_map course here=here here_done=completion as small %}{{ small }}"

    html = draw(source, course=Map([first, second]), here=first.steps[1], completion=object())

    assert re.findall(r"<details( open)?>", html) == [" open", ""]
    assert re.findall(r"<span>(\d of \d)<", html) == ["2 of 2", "0 of 1"]
    assert html.count('aria-current="page"') == 1


def test_side_map_of_a_step_that_is_not_on_the_map_opens_nothing() -> None:
    html = draw("{% side_map course here=None here_done=None %}", course=Map([Module(1, "One", steps=[Step("a", 1)])]))

    assert re.findall(r"<details( open)?>", html) == [""]
    assert "aria-current" not in html


def test_cookie_days_are_those_of_the_settings() -> None:
    with override_settings(PARTICIPANT_COOKIE_AGE=timedelta(days=30)):
        assert draw("{% cookie_days %}") == "30"
