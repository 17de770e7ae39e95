"""JSON-LD: what it says, that no text of a page can end it, and that the browser lets it be."""

import json
import re
import shutil
from typing import Any

import pytest
from django.test import RequestFactory

from cms.core.models import PublishingEntity
from cms.core.pages.cards.facts import card_path
from cms.core.pages.structured_data import graph, json_ld
from home.models import HomePage, TextPage
from tests.factories import SiteTree

Fronts = dict[str, HomePage]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CHROMIUM = shutil.which("chromium")
HOSTILE = "</script><script>document.title='taken'</script><!-- & \u2028 \"quoted\""


def add(fronts: Fronts, title: str = "O nas", **values: Any) -> TextPage:
    page = TextPage(title=title, slug="o-nas", locale=fronts["pl"].locale, **values)
    fronts["pl"].add_child(instance=page)
    return page


def test_graph_says_where_the_page_is_and_what_it_is(site_tree: SiteTree, rf: RequestFactory) -> None:
    PublishingEntity.objects.create(name="Urząd", is_default=True)
    course = site_tree.course
    trail, node = graph(course, rf.get(course.url))
    url = f"http://testserver{course.url}"
    assert trail == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Krakowskie centrum organizacji", "item": "http://testserver/pl/"},
            {"@type": "ListItem", "position": 2, "name": "Kursy", "item": "http://testserver/pl/kursy/"},
            {"@type": "ListItem", "position": 3, "name": "Jak założyć fundację?", "item": url},
        ],
    }
    common = ("@type", "name", "description", "url", "inLanguage", "image", "datePublished", "dateModified", "publisher")
    assert {name: node[name] for name in common} == {
        "@type": "Course",
        "name": "Jak założyć fundację?",
        "description": "Od pomysłu do wpisu w rejestrze.",
        "url": url,
        "inLanguage": "pl",
        "image": f"http://testserver{card_path(course)}",
        "datePublished": course.first_published_at.isoformat(),
        "dateModified": course.last_published_at.isoformat(),
        "publisher": {"@type": "Organization", "name": "Urząd", "url": "http://testserver/"},
    }


def test_room_adds_to_the_node(fronts: Fronts, rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def own(self: TextPage, request: Any) -> dict[str, Any]:
        return {"name": f"{self.title} – {request.path}", "audience": "NGO", "empty": ""}

    monkeypatch.setattr(TextPage, "structured_data", own, raising=False)
    node = graph(add(fronts), rf.get("/x/"))[1]
    assert (node["name"], node["audience"], "empty" in node) == ("O nas – /x/", "NGO", False)


def test_who_answers_for_a_page_is_its_author_unless_the_room_names_others(fronts: Fronts, rf: RequestFactory) -> None:
    page = add(fronts, responsible_person="Anna Nowak")
    assert graph(page, rf.get("/x/"))[1]["author"] == {"@type": "Person", "name": "Anna Nowak"}
    page.responsible_person = ""
    assert "author" not in graph(page, rf.get("/x/"))[1]


def test_no_text_of_a_page_ends_the_block(fronts: Fronts, client: Any) -> None:
    page = add(fronts, title=HOSTILE, summary=HOSTILE)
    html = client.get(page.url).content.decode()
    blocks = BLOCK.findall(html)
    assert len(blocks) == 1
    assert [sign in blocks[0] for sign in "<>&\u2028"] == [False] * 4
    node = json.loads(blocks[0])["@graph"][1]
    assert (node["name"], node["description"]) == (HOSTILE, HOSTILE)


def test_block_never_carries_an_answer(site_tree: SiteTree, rf: RequestFactory) -> None:
    step = site_tree.quiz_step
    text = str(json_ld(step, rf.get(step.url)))
    for question in site_tree.first_questions:
        for option in question["value"]["options"]:
            value = option["value"]
            words = [words for words in (value["text"], value.get("feedback", "")) if words]
            assert words
            assert [word for word in words if word in text] == []


def visit(browser: Any, path: str, body: str, policy: str, said: list[str]) -> str:
    """Show a document under our policy in a real browser, note what its console says, and give the title it ends up with."""
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    headers = {"Content-Security-Policy": policy, "Content-Type": "text/html; charset=utf-8"}

    def answer(route: Any) -> None:
        if route.request.resource_type == "script":
            route.fulfill(body="", content_type="text/javascript")
        else:
            route.fulfill(body=body, headers=headers)

    page.route("**/*", answer)
    page.goto(f"http://portal.example{path}")
    title: str = page.title()
    return title


@pytest.mark.e2e
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium")
def test_browser_reports_no_violation_of_the_policy(fronts: Fronts, client: Any) -> None:
    from playwright.sync_api import sync_playwright

    page_of_ours = add(fronts, title=HOSTILE)
    response = client.get(page_of_ours.url)
    policy = response["Content-Security-Policy"]
    html = re.sub(r'<link rel="(stylesheet|icon)"[^>]*>', "", response.content.decode())
    # A script that does break the policy stands beside it, so that silence of the first means something.
    probes = {"/ours": html, "/broken": html.replace("</head>", "<script>document.title='run'</script></head>")}
    said: dict[str, list[str]] = {path: [] for path in probes}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for path, body in probes.items():
            assert visit(browser, path, body, policy, said[path]) not in ("taken", "run")
        browser.close()
    assert (said["/ours"], len(said["/broken"])) == ([], 1)
