"""Going through a helper in a browser without scripts: addresses, what is kept, what odd addresses get."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from cms.guide.models import DecisionPage
from tests.factories import GuideIndexFactory, SiteTree, publish, translate
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

from .making import DecisionFactory, chain, short, tree

A, B = short("ile-osob", 0), short("ile-osob", 1)
C, D, E = (short("wiecej", number) for number in range(3))


def seen(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def heading(response: Any) -> str:
    return " ".join(seen(response).select_one("h1").get_text().split())  # type: ignore[union-attr]


def sent(client: BrowserClient, response: Any, answer: str | None) -> Any:
    """Fill in the form of a page and send it, as a browser does; follow where it leads."""
    form = seen(response).select_one("form.decision")
    assert form
    data = {str(field["name"]): str(field["value"]) for field in form.select("input[type=hidden], input[checked]")}
    return client.get(str(form["action"]), data | ({"answer": answer} if answer else {}), follow=True)


def rewrite(helper: DecisionPage, questions: dict[str, list[str]]) -> None:
    """Publish other questions, past the editor's form."""
    helper.nodes = DecisionPage._meta.get_field("nodes").to_python(tree(questions))
    publish(helper)


def robots(response: Any) -> list[str]:
    return [str(meta["content"]) for meta in seen(response).select("meta[name=robots]")]


def changed(response: Any) -> list[Any]:
    """The notice that the helper has changed."""
    return list(seen(response).select(".notice--warn"))


def canonical(response: Any) -> str:
    return str(seen(response).select_one("link[rel=canonical]")["href"])  # type: ignore[index]


def test_introduction_asks_the_first_question(helper: DecisionPage, client: BrowserClient) -> None:
    page = client.get(helper.url)
    text = seen(page).get_text(" ", strip=True)
    assert (heading(page), page.cookies) == ("Jaka organizacja?", {})
    assert all(part in text for part in ("Odpowiadaj tak, jak jest dziś.", "Co z ile-osob?", "Odpowiedź 1 na ile-osob"))


def test_guide_lists_its_helpers(helper: DecisionPage, client: BrowserClient) -> None:
    page = seen(client.get(helper.get_parent().url))
    assert [str(link["href"]) for link in page.select("[aria-labelledby=helpers] a")] == [helper.url]


def test_answers_lead_to_a_result_whose_address_says_them(helper: DecisionPage, client: BrowserClient) -> None:
    second = sent(client, client.get(helper.url), B)
    assert (second.request["PATH_INFO"], heading(second)) == (f"{helper.url}droga/{B}/", "Co z wiecej?")
    end = sent(client, second, C)
    assert (end.request["PATH_INFO"], heading(end)) == (f"{helper.url}droga/{B}-{C}/", "Wynik rejestrowe")
    text = seen(end).get_text(" ", strip=True)
    assert all(part in text for part in ("Zrób rejestrowe.", "Odpowiedź 2 na ile-osob", "Odpowiedź 1 na wiecej"))
    stranger = BrowserClient().get(end.request["PATH_INFO"])
    assert (stranger.content == end.content, stranger.cookies) == (True, {})
    assert (robots(end), canonical(end)) == (["noindex, follow"], f"http://testserver{helper.url}")


@pytest.mark.parametrize("answer", [None, "", "zzz", C])
def test_without_a_choice_the_page_comes_again_and_says_so(helper: DecisionPage, client: BrowserClient, answer: str | None) -> None:
    second = client.get(f"{helper.url}droga/{B}/")
    again = client.get(f"{helper.url}droga/", {"go": "1", "answer": answer} if answer is not None else {"go": "1"})
    assert (again.status_code, heading(again)) == (422, "Co z ile-osob?")
    later = sent(client, second, None)
    summary = seen(later).select_one(".error-summary")
    assert (later.status_code, heading(later)) == (422, "Co z wiecej?")
    assert summary
    assert [link["href"] for link in summary.select("a")] == ["#answer-1"]
    assert "Odpowiedź 2 na ile-osob" in seen(later).select_one(".given").get_text()  # type: ignore[union-attr]


def test_changed_answer_is_asked_with_the_earlier_one_ticked(helper: DecisionPage, client: BrowserClient) -> None:
    end = client.get(f"{helper.url}droga/{B}-{C}/")
    first, last = [str(link["href"]) for link in seen(end).select(".given__change")]
    asked = client.get(first)
    ticked = [str(field["value"]) for field in seen(asked).select("input[checked]")]
    assert (heading(asked), ticked) == ("Co z ile-osob?", [B])
    # The same answer again: what was answered after it need not be answered again.
    assert sent(client, asked, B).request["PATH_INFO"] == f"{helper.url}droga/{B}-{C}/"
    assert sent(client, asked, A).request["PATH_INFO"] == f"{helper.url}droga/{A}/"
    assert sent(client, client.get(last), E).request["PATH_INFO"] == f"{helper.url}droga/{B}-{E}/"


def test_address_outlives_an_edit_as_far_as_it_holds(helper: DecisionPage, client: BrowserClient) -> None:
    address = f"{helper.url}droga/{B}-{C}/"
    assert heading(client.get(address)) == "Wynik rejestrowe"
    rewrite(helper, {"ile-osob": ["zwykle", "nowe"], "nowe": ["rejestrowe", "fundacja"]})
    page = client.get(address)
    assert (page.status_code, heading(page)) == (200, "Co z nowe?")
    assert len(changed(page)) == 1
    assert "Odpowiedź 2 na ile-osob" in seen(page).select_one(".given").get_text()  # type: ignore[union-attr]


LONG = ("a" * 10_000 + "/", f"{'12345678-' * 1200}/")


@pytest.mark.parametrize("odd", ["x/", "a/b/c/", f"{B}/{C}/", "-a/", *LONG, "żółw/", "1/?go=1"])
def test_odd_address_gets_the_question_and_an_explanation(helper: DecisionPage, client: BrowserClient, odd: str) -> None:
    page = client.get(f"{helper.url}droga/{odd}")
    assert (page.status_code, "Co z" in heading(page)) == (422 if "go=1" in odd else 200, True)
    assert len(changed(page)) == 1
    gone = client.get(f"{helper.url}wynik/{odd}")
    assert (gone.status_code, robots(gone)) == (410, ["noindex, follow"])


def test_result_by_itself_is_found_by_search_engines_in_each_language(helper: DecisionPage, client: BrowserClient) -> None:
    english = translate(helper, "en")
    page = client.get(f"{helper.url}wynik/fundacja/")
    assert (heading(page), robots(page), canonical(page)) == ("Wynik fundacja", [], f"http://testserver{helper.url}wynik/fundacja/")
    alternates = {str(link["hreflang"]): str(link["href"]) for link in seen(page).select("link[rel=alternate]")}
    assert alternates == {
        "pl": f"http://testserver{helper.url}wynik/fundacja/",
        "en": f"http://testserver{english.url}result/fundacja/",
        "x-default": f"http://testserver{helper.url}wynik/fundacja/",
    }
    there = client.get(f"{english.url}result/fundacja/")
    assert heading(there) == "en: Wynik fundacja"


def test_way_means_the_same_in_another_language(helper: DecisionPage, client: BrowserClient) -> None:
    english = translate(helper, "en")
    page = client.get(f"{helper.url}droga/{B}-{C}/")
    links = [str(link["href"]) for link in seen(page).select(".languages a")]
    assert f"{english.url}way/{B}-{C}/" in links
    assert heading(client.get(f"{english.url}way/{B}-{C}/")) == "en: Wynik rejestrowe"
    # By the word of another language: the same place, with everything that the address says.
    moved = client.get(f"{english.url}droga/{B}-x/?was={B}")
    assert (moved.status_code, moved["Location"]) == (302, f"{english.url}way/{B}-x/?was={B}")


def test_overview_has_everything_and_its_links_lead_somewhere(helper: DecisionPage, client: BrowserClient) -> None:
    page = seen(client.get(f"{helper.url}calosc/"))
    assert [one.get_text(" ", strip=True) for one in page.select("main h3")] == [
        "1. Co z ile-osob?", "2. Co z wiecej?", "Wynik zwykle", "Wynik rejestrowe", "Wynik fundacja",
    ]  # fmt: skip
    anchors = [str(link["href"]) for link in page.select(".decision-whole__part a")]
    assert anchors == ["#result-1", "#question-2", "#result-2", "#result-1", "#result-3"]
    assert all(page.select_one(anchor) for anchor in anchors)


def test_unfinished_helper_says_that_it_is(helper: DecisionPage, client: BrowserClient) -> None:
    """Published past the editor's form, as an import may: nobody meets an error."""
    rewrite(helper, {"ile-osob": ["nic", "ile-osob"]})
    nowhere = client.get(f"{helper.url}droga/{A}/")
    assert (nowhere.status_code, seen(nowhere).select("form.decision"), len(seen(nowhere).select(".given__row"))) == (200, [], 1)
    assert heading(client.get(f"{helper.url}droga/{'-'.join([B] * 50)}/")) == "Co z ile-osob?"
    empty = DecisionFactory(parent=helper.get_parent(), slug="pusty", nodes="[]")
    assert [client.get(empty.url + rest).status_code for rest in ("", "calosc/", "droga/x/", "wynik/x/")] == [200, 200, 200, 410]


def test_cost_does_not_grow_with_the_questions(site_tree: SiteTree, client: BrowserClient, sql_count: Counter) -> None:
    guide = GuideIndexFactory(parent=site_tree.home)
    client.get(site_tree.home.url)
    counts: dict[str, list[tuple[int, int]]] = {}
    for size in (5, 60):
        page = DecisionFactory(parent=guide, title=f"Pomocnik {size}", slug=f"pomocnik-{size}", nodes=chain(size))
        way = "-".join(short(f"krok-{number}", 1) for number in range(4))
        for rest in ("", "calosc/", f"droga/{way}/", "wynik/koniec/"):
            with sql_count() as cold:
                client.get(page.url + rest)
            with sql_count() as warm:
                assert client.get(page.url + rest).status_code == 200
            assert warm.duplicates == []
            counts.setdefault(rest.split("/")[0], []).append((cold.count, warm.count))
    assert {rest: len(set(found)) for rest, found in counts.items()} == dict.fromkeys(counts, 1), counts


def test_title_says_where_one_is(helper: DecisionPage, client: BrowserClient) -> None:
    english = translate(helper, "en")
    pages = [
        client.get(f"{english.url}{rest}") for rest in ("", f"way/{B}/", f"way/{B}/?go=1", f"way/{B}-{C}/", "result/zwykle/", "whole/")
    ]
    titles = [seen(page).title for page in pages]
    assert [" ".join(title.get_text().split()).removesuffix(" – MOWIS") for title in titles if title] == [
        "en: Jaka organizacja?",
        "Question 2: en: Co z wiecej? – en: Jaka organizacja?",
        "Something is missing: Question 2: en: Co z wiecej? – en: Jaka organizacja?",
        "Result: en: Wynik rejestrowe – en: Jaka organizacja?",
        "en: Wynik zwykle – en: Jaka organizacja?",
        "All questions and results – en: Jaka organizacja?",
    ]
