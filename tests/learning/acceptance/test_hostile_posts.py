"""Whatever is posted to whatever takes something of a learner: an answer in words, never an error of ours, and nothing counted."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.models import User
from learning.domain.counting.recounting import counter_differences
from learning.domain.keys import page_key
from learning.domain.rebuild import differences
from learning.models import Attempt, CourseProgress, LearningCount, QuestionStat, Response, StepCompletion, StepPage
from tests.conftest import signed_in
from tests.factories import SiteTree
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key

from .forms import ask_one_of_each, quiz_of, whole_form
from .hostile import FORM, JSON, NASTY, Post, posts, urlencoded, values

pytestmark = pytest.mark.django_db
EXAMPLES = 60
TAILS = ("odpowiedz/", "zapisz/", "zrobione/", "zachowaj/", "notatka/")


class World:
    """A quiz of every type with the words of its form, and two browsers."""

    def __init__(self, tree: SiteTree, learner: User) -> None:
        self.step: StepPage = ask_one_of_each(tree)
        self.browsers = [BrowserClient(), signed_in(learner)]
        form = quiz_of(self.browsers[0].get(self.step.url).content)
        fields = form.select("[name]")
        self.names = [str(field["name"]).encode() for field in fields]
        found = {str(each.get("value", "")) for each in form.select("[value]")}
        self.values = sorted(value.encode() for value in found | {form_key(self.browsers[1], self.step.url)})
        key = page_key(self.step)
        self.urls = [f"/pl/nauka/krok/{key}/{tail}" for tail in TAILS]
        self.urls += ["/pl/nauka/inne-urzadzenie/", "/pl/nauka/inne-urzadzenie/nie-ma/", "/pl/nauka/moje/przypomnienia/"]
        self.urls += ["/pl/nauka/przypomnienia/nie-ma/", f"/en/learning/step/{key}/answer/", f"/nb/laering/steg/{key}/lagre/"]

    def post(self, url: str, post: Post, *, known: bool) -> Any:
        """Send it; whatever goes wrong in us is raised."""
        browser = self.browsers[known]
        return browser.generic("POST", url, post.body, content_type=post.content_type, headers=post.headers)


def counted() -> int:
    """How much of what was sent counts for anything."""
    submitted = Attempt.objects.filter(state="submitted").count() + Response.objects.exclude(points=0).count()
    return submitted + sum(model._default_manager.count() for model in (StepCompletion, CourseProgress, LearningCount, QuestionStat))


def test_no_post_breaks_anything_or_counts(site_tree: SiteTree, learner: User) -> None:
    world = World(site_tree, learner)

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        url=st.one_of(st.sampled_from(world.urls[:2]), st.sampled_from(world.urls)),
        post=posts(world.names, world.values),
        known=st.booleans(),
    )
    def run(url: str, post: Post, known: bool) -> None:
        response = world.post(url, post, known=known)
        assert 200 <= response.status_code < 500, (url, post)
        if response.status_code >= 400:
            told = response.json()["message"] if response["Content-Type"].startswith("application/json") else response.content.decode()
            assert len(told) > 20, (url, post)
        assert counted() == 0, (url, post)

    run()


def test_a_whole_form_with_a_field_or_two_spoilt_is_counted_whole_or_not_at_all(site_tree: SiteTree, learner: User) -> None:
    world = World(site_tree, learner)
    pairs = st.tuples(st.sampled_from(world.names), st.lists(values(world.values), max_size=3))

    @settings(max_examples=EXAMPLES // 2, deadline=None, suppress_health_check=list(HealthCheck))
    @given(spoilt=st.lists(pairs, min_size=1, max_size=2), by_script=st.booleans(), known=st.booleans(), tail=st.sampled_from(TAILS[:2]))
    def run(spoilt: list[tuple[bytes, list[bytes]]], by_script: bool, known: bool, tail: str) -> None:
        form = whole_form(world.step, form_key(world.browsers[known], world.step.url))
        fields = {name.encode(): [one.encode() for one in ([value] if isinstance(value, str) else value)] for name, value in form.items()}
        body = urlencoded([(name, value) for name, several in {**fields, **dict(spoilt)}.items() for value in several])
        before = Attempt.objects.filter(state="submitted").count()
        url = world.urls[TAILS.index(tail)]
        response = world.post(url, Post(body, FORM, {"accept": JSON} if by_script else {}), known=known)
        made = Attempt.objects.filter(state="submitted").count() - before
        assert response.status_code < 500, (spoilt, tail)
        assert made == (response.status_code == 303 and tail == TAILS[0]), (spoilt, tail, response.status_code)

    run()
    for attempt in Attempt.objects.filter(state="submitted").prefetch_related("responses"):
        assert 0 <= attempt.points <= attempt.max_points
        assert attempt.points == sum(row.points for row in attempt.responses.all())
    assert [*differences(), *counter_differences()] == []


def test_no_address_with_nonsense_in_it_breaks_anything(site_tree: SiteTree, learner: User) -> None:
    world = World(site_tree, learner)
    nobody = "00000000-0000-0000-0000-000000000000"
    paths = [world.step.url, "/pl/nauka/moje/", "/pl/nauka/moje/podejscia/", f"/pl/nauka/proba/{nobody}/", "/pl/nauka/proba/x/"]
    paths += [
        f"{site_tree.course.url}do-druku/",
        "/pl/nauka/inne-urzadzenie/",
        f"/pl/nauka/inne-urzadzenie/{'a' * 300}/",
        "/pl/nauka/krok/x/zrobione/",
    ]
    for number, nasty in enumerate(each for each in NASTY if len(each) < 3000):
        query = urlencoded([(name, nasty) for name in (b"page", b"p", b"earlier", b"notice", b"next", b"lang", b"attempt")])
        path = paths[number % len(paths)]
        for browser in world.browsers:
            response = browser.get(f"{path}?{query.decode()}")
            assert response.status_code in {200, 302, 400, 403, 404, 405}, (path, nasty)
            assert "<h1" in response.content.decode() or response.status_code == 302
    assert counted() == 0
