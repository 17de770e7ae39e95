"""The order of what is shown is drawn once for an attempt and kept with it: on every page, device and language, and with the answer."""

import pytest

from cms.accounts.models import User
from learning.kinds.matching import token_of
from learning.models import Attempt, Response
from tests.conftest import signed_in
from tests.factories import SiteTree, multiple, option, single, translate
from tests.factories.question_kinds import gap, gap_fill, matching, ordering, poll
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_saving import save_url

from .forms import quiz_of

pytestmark = pytest.mark.django_db
Orders = dict[str, list[str]]


def questions() -> list[dict[str, object]]:
    """One question of each type that is shuffled, with much to shuffle."""
    names = [f"Odpowiedź {number}" for number in range(8)]
    options = [option(name, correct=name.endswith("3")) for name in names]
    return [
        single(*options, shuffle=True),
        multiple(*[option(name, correct=name.endswith(("3", "4"))) for name in names], shuffle=True),
        poll(*names, shuffle=True),
        matching(*((name, f"Para {name}") for name in names)),
        ordering(*names),
        gap_fill(gap("sąd", distractors=tuple(names)), text="Wpisuje [1]."),
    ]


def shown(content: bytes) -> list[list[str]]:
    """The order on the page, question by question: of options, of what a list offers, of what is to be numbered."""
    orders = []
    for group in quiz_of(content).select("fieldset.question"):
        radios = [str(field["value"]) for field in group.select("input[type=radio], input[type=checkbox]")]
        lists = [str(field["name"]) for field in group.select("select")]
        first = group.select_one("select")
        offered = [str(each["value"]) for each in first.select("option[value]") if each["value"]] if first else []
        orders.append(radios or [*lists, *offered])
    return orders


def test_one_attempt_has_one_order_wherever_it_is_looked_at(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: questions())
    norwegian = translate(step, "nb", words=str)  # the same words, so that lists of words can be compared
    key = form_key(learner_client, step.url)
    data = posted(key, right_answers(key_for(step)))
    too_long = {**data, next(name for name in data if name.startswith("q-")): "x" * 90_000}
    order = shown(learner_client.post(answer_url(step), too_long).content)  # refused: the form as it was given out
    assert not Attempt.objects.exists()
    learner_client.post(save_url(step), {"attempt": key, "save": "1"})
    for _again in range(2):
        assert shown(learner_client.get(step.url).content) == order
    assert shown(signed_in(learner).get(step.url).content) == order
    assert shown(learner_client.get(norwegian.url).content) == order
    assert shown(learner_client.post(answer_url(step), {"attempt": form_key(learner_client, step.url)}).content) == order
    learner_client.post(answer_url(step), data)
    assert Attempt.objects.get().state == "submitted"
    kept = list(Response.objects.order_by("question__position").values_list("version__kind", "shown_order"))
    for (kind, ids), seen in zip(kept, order, strict=True):
        if kind in {"single", "multiple", "poll"}:
            assert ids == seen, kind
        elif kind == "matching":
            assert [token_of(each) for each in ids] == [each for each in seen if not each.startswith("q-")]
        elif kind == "ordering":
            assert ids == [each.rpartition(".")[2] for each in seen if each.startswith("q-")]


def test_the_next_attempt_and_another_person_have_orders_of_their_own(site_tree: SiteTree, client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: questions())
    orders = [shown(client.get(step.url).content) for _again in range(4)]
    assert len({str(order) for order in orders}) == 4
    authored = [each.id for each in step.questions[0].value["options"].bound_blocks]
    assert any(order[0] != authored for order in orders)
