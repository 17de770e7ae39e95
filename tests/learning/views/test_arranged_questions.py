"""Arranged questions, scenarios and polls in the browser, without a script: from the step to the result."""

import re
from typing import Any

import pytest

from learning.domain.keys import page_key
from learning.kinds.matching import token_of
from learning.models import Attempt
from tests.factories import SiteTree
from tests.factories.arranged import choice_id, ids, matching, ordering, poll, scenario, scene_ids
from tests.factories.questions import stream
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key

pytestmark = pytest.mark.django_db
CANARY = "KANAREK-5E1D"


def ask(site_tree: SiteTree, *questions: dict[str, Any]) -> Any:
    """Publish the first step with these questions."""
    step: Any = site_tree.quiz_step
    step.questions = stream(*questions)
    step.save_revision().publish()
    return step


def send(browser: BrowserClient, step: Any, data: dict[str, Any], *, to: str = "odpowiedz") -> Any:
    """Send a fresh form of the step."""
    return browser.post(f"/pl/nauka/krok/{page_key(step)}/{to}/", {"attempt": form_key(browser, step.url), **data})


def words(html: str) -> str:
    """What is read, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_page_asks_all_four_without_a_word_of_the_key_and_without_a_cookie(site_tree: SiteTree, client: BrowserClient) -> None:
    tale = scenario(feedback_incorrect=f"{CANARY}-f")
    for row in tale["value"]["scenes"]:
        for one in row["value"]["choices"]:
            one["value"]["consequence"] = f"{CANARY}-c"
    tale["value"]["scenes"][1]["value"]["text"] = f"{CANARY}-s"
    pairs, order = matching(extra=["nic"]), ordering()
    step = ask(site_tree, pairs, order, tale, poll())
    response = client.get(step.url)
    html = response.content.decode()

    assert (response.status_code, response.cookies) == (200, {})
    assert html.count("<fieldset") == html.count("<legend") == 4
    hidden = [CANARY, "verdict", "goes_to", 'value="best"', scene_ids(tale)["B"], *ids(pairs, "extra")]
    assert [word for word in hidden if word in html] == []
    # The id of a pair names its entry; what goes with it is named by tokens, in one order for all entries.
    assert {html.count(key) for key in ids(pairs, "pairs")} == {1}
    orders = [re.findall(r'value="(\w{24})"', select) for select in re.findall(r"<select.*?</select>", html, re.DOTALL)][:3]
    assert orders[0] == orders[1] == orders[2]
    assert set(orders[0]) == {token_of(key) for key in (*ids(pairs, "pairs"), *ids(pairs, "extra"))}


def test_only_a_step_that_asks_for_an_order_loads_its_script(site_tree: SiteTree, client: BrowserClient) -> None:
    loaded = {
        name: "js/ordering" in client.get(ask(site_tree, raw).url).content.decode()
        for name, raw in {"o": ordering(), "m": matching()}.items()
    }

    assert loaded == {"o": True, "m": False}


def test_matching_and_ordering_are_graded_by_share(site_tree: SiteTree, client: BrowserClient) -> None:
    pairs, order = matching(points=3), ordering(points=3)
    (one, two, three), (first, second, third) = ids(pairs, "pairs"), ids(order, "items")
    step = ask(site_tree, pairs, order)
    data = {
        **{f"q-{pairs['id']}.{left}": token_of(right) for left, right in ((one, one), (two, three), (three, two))},
        **{f"q-{order['id']}.{item}": number for item, number in ((first, "1"), (second, "3"), (third, "2"))},
    }
    result = client.get(send(client, step, data).url)

    attempt = Attempt.objects.get()
    assert (int(attempt.points), int(attempt.max_points)) == (2, 6)
    assert {row.question.block_id.hex: row.answer[one] for row in attempt.responses.all() if one in row.answer} == {
        pairs["id"].replace("-", ""): [one]
    }
    assert result.status_code == 200
    assert result.content.decode().count('<th scope="row"') == 6


def test_a_number_given_twice_comes_back_with_a_message_and_what_was_chosen(site_tree: SiteTree, client: BrowserClient) -> None:
    order = ordering()
    step = ask(site_tree, order)
    response = send(client, step, {f"q-{order['id']}.{item}": "2" for item in ids(order, "items")})
    html = response.content.decode()

    assert (response.status_code, Attempt.objects.filter(state="submitted").count()) == (422, 0)
    assert html.count('<option value="2" selected>') == 3
    assert len(re.findall(r'<select[^>]* aria-describedby="question-1-error"', html)) == 3
    assert 'id="question-1-error"' in html


def test_a_right_side_named_by_its_id_is_refused(site_tree: SiteTree, client: BrowserClient) -> None:
    pairs = matching()
    step = ask(site_tree, pairs)
    response = send(client, step, {f"q-{pairs['id']}.{key}": key for key in ids(pairs, "pairs")})

    assert (response.status_code, Attempt.objects.filter(state="submitted").count()) == (400, 0)


def test_a_scenario_is_walked_by_its_button_and_what_was_decided_stays(site_tree: SiteTree, client: BrowserClient) -> None:
    tale = scenario(points=4)
    step, scenes = ask(site_tree, tale), scene_ids(tale)
    call, wait, write = (choice_id(tale, text) for text in ("Dzwonię", "Czekam", "Piszę"))

    began = send(client, step, {f"q-{tale['id']}.{scenes['A']}": wait, "advance": tale["id"]}, to="zapisz")
    assert (began.status_code, began.url) == (303, f"{step.url}#question-1")
    page = client.get(step.url).content.decode()
    assert "Mija tydzień." in page
    assert "Urzędnik odbiera." not in page
    assert re.findall(r'<input type="radio" name="([^"]+)"', page) == [f"q-{tale['id']}.{scenes['B']}"] * 2

    # The first decision again, otherwise: it stays as it was.
    sent = send(client, step, {f"q-{tale['id']}.{scenes['A']}": call, f"q-{tale['id']}.{scenes['B']}": write})
    result = words(client.get(sent.url).content.decode())
    attempt = Attempt.objects.get()
    assert attempt.responses.get().answer == {scenes["A"]: [wait], scenes["B"]: [write]}
    assert (int(attempt.points), int(attempt.max_points)) == (2, 4)
    assert [text for text in ("Mija tydzień.", "Jest odpowiedź.") if text not in result] == []


def test_a_scenario_that_has_not_ended_is_not_sent(site_tree: SiteTree, client: BrowserClient) -> None:
    tale = scenario()
    step, scenes = ask(site_tree, tale), scene_ids(tale)
    response = send(client, step, {f"q-{tale['id']}.{scenes['A']}": choice_id(tale, "Czekam")})
    html = response.content.decode()

    assert (response.status_code, Attempt.objects.filter(state="submitted").count()) == (422, 0)
    assert "Nadal nic." in html


def test_a_poll_shows_how_everybody_answered_and_gives_no_points(site_tree: SiteTree) -> None:
    votes = poll("Rok", "Dłużej")
    step, (year, longer) = ask(site_tree, votes), ids(votes, "options")
    pages = []
    for chosen in (year, longer, longer):
        browser = BrowserClient()
        pages.append(browser.get(send(browser, step, {f"q-{votes['id']}": chosen}).url).content.decode())

    assert re.findall(r'<meter class="poll__bar" min="0" max="100" value="(\d+)"', pages[2]) == ["33", "67"]
    assert re.search(r"2 \(67 %\)", words(pages[2]))
    assert {int(points) for points in Attempt.objects.values_list("max_points", flat=True)} == {0}
