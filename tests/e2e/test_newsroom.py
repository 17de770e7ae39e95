"""An editor's article on its way: written, previewed as a phone shows it, planned, out by itself, gone by itself; another archived."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import writing
from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor
from tools.preparation import ROOT
from tools.second_portal import SecondPortal, environment

TITLE = "Targi organizacji na Rynku"
NEWS = "/pl/aktualnosci/"
PATH = f"{NEWS}targi-organizacji-na-rynku/"
WALL_CLOCK = "%Y-%m-%d %H:%M"


def move_clock(portal: SecondPortal, facts: Facts, column: str) -> None:
    """Let a planned moment of the article lie a minute back, then let the scheduler's job run as it does every minute."""
    past = timezone.now() - timedelta(minutes=1)
    facts.write(f"UPDATE wagtailcore_page SET {column} = ? WHERE title = ?", past, TITLE)
    if column == "go_live_at":
        # The version that waits holds the plan as well, in its own text.
        facts.write(
            "UPDATE wagtailcore_revision SET approved_go_live_at = ?, content = json_set(content, '$.go_live_at', ?) "
            "WHERE approved_go_live_at IS NOT NULL AND object_str LIKE ?",
            past,
            past.isoformat(),
            f"{TITLE}%",
        )
    command = [sys.executable, "manage.py", "publish_due"]
    done = subprocess.run(command, cwd=ROOT, env=environment(portal.folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def plan(editor: Visitor, go_live_at: str, expire_at: str) -> None:
    """Write a plan into the window of the side panel and save it."""
    page = editor.page
    opener = page.locator("[data-side-panel=status] [data-a11y-dialog-show=schedule-publishing-dialog]").first
    if not opener.is_visible():
        page.locator("[data-side-panel-toggle=status]").first.click()
    opener.click()
    window = page.locator("#schedule-publishing-dialog")
    for name, value in (("go_live_at", go_live_at), ("expire_at", expire_at)):
        window.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        # By keyboard: the calendar of the field lies over the button until it has faded.
        window.get_by_role("button", name="Zapisz plan").press("Enter")


def where_it_stands(reader: Visitor) -> dict[str, bool]:
    """In which of the public places the article is."""
    found = {}
    for name, path in {"home": "/pl/", "list": NEWS, "feed": f"{NEWS}feed/", "sitemap": "/sitemap.xml"}.items():
        text = reader.context.request.get(reader.url + path).text()
        found[name] = PATH in text
    return found


def write_article(editor: Visitor, index: int, folder: Path) -> None:
    """Write the article: a picture, a document, tags; saved as a draft."""
    page = editor.page
    editor.go(f"/admin/pages/add/mowis_news/articlepage/{index}/")
    page.locator("[name=title]").fill(TITLE)
    writing.add_block(page, "Obraz")
    details = {"title": "Stoiska na targach", "credit": "MOWIS", "licence": "CC BY 4.0"}
    writing.upload_in_window(page, writing.chooser(page), writing.picture(folder), details)
    page.locator("[name$=-alt_text]").fill("Stoiska pod arkadami Sukiennic")
    writing.add_block(page, "Dokumenty")
    writing.upload_in_window(page, writing.chooser(page), writing.paper(folder), {"title": "Program targów"})
    page.locator("[name=body-1-value-title]").fill("Do pobrania")
    page.locator(".tagit-new input").fill("ngo,targi,")
    writing.press(editor)


def test_article_appears_and_leaves_by_itself(make_visitor: MakeVisitor, facts: Facts, portal: SecondPortal, tmp_path: Path) -> None:
    editor, reader = make_visitor(), make_visitor(viewport={"width": 375, "height": 800})
    editor.sign_in("editor")
    index = next(page for page in facts.addresses if page.path == NEWS)
    write_article(editor, index.pk, tmp_path)

    # The preview is the page itself, as wide as a phone.
    page = editor.page
    page.locator("[data-side-panel-toggle=preview]").first.click()
    page.locator("input[name=preview-size][value=mobile]").check(force=True)
    frame = page.frame_locator("iframe.w-preview__iframe:not(.w-preview__proxy)")
    expect(frame.locator("h1")).to_have_text(TITLE, timeout=writing.PATIENCE)
    expect(frame.locator("main img")).to_have_attribute("alt", "Stoiska pod arkadami Sukiennic")
    assert page.locator("iframe.w-preview__iframe:not(.w-preview__proxy)").evaluate("frame => frame.contentWindow.innerWidth") == 375

    # A plan that begins in the past is refused in words, and what was typed stays.
    now = timezone.localtime()
    later, end = (now + timedelta(days=2)).strftime(WALL_CLOCK), (now + timedelta(days=30)).strftime(WALL_CLOCK)
    plan(editor, (now - timedelta(days=2)).strftime(WALL_CLOCK), end)
    expect(page.locator("#schedule-publishing-dialog")).to_contain_text("Ten czas już minął")
    assert page.locator("[name=title]").input_value() == TITLE
    editor.go(f"/admin/pages/{editor.path.split('/')[3]}/edit/")
    plan(editor, later, end)
    writing.press(editor, "action-publish")
    nowhere, everywhere = (
        dict.fromkeys(("home", "list", "feed", "sitemap"), False),
        dict.fromkeys(("home", "list", "feed", "sitemap"), True),
    )
    assert where_it_stands(reader) == nowhere

    # Its time comes: it is out everywhere, and readable on a phone.
    move_clock(portal, facts, "go_live_at")
    assert where_it_stands(reader) == everywhere
    assert reader.go(PATH) == 200
    assert reader.overflow() <= 0
    expect(reader.main.locator(".block-documents li")).to_contain_text("PDF")
    expect(reader.main.get_by_role("link", name="targi")).to_be_visible()
    assert reader.axe() == []

    # Its time is over: gone again.
    move_clock(portal, facts, "expire_at")
    assert where_it_stands(reader) == nowhere
    assert reader.go(PATH) == 404


def test_article_is_archived_and_taken_out_again(make_visitor: MakeVisitor, facts: Facts) -> None:
    editor, reader = make_visitor(), make_visitor()
    articles = [page for page in facts.addresses if page.kind == "articlepage" and page.locale == "pl"]
    listed = reader.context.request.get(reader.url + NEWS).text()
    article = next(page for page in articles if page.path in listed)
    successor = next(page for page in articles if page.path in listed and page.pk != article.pk)
    editor.sign_in("editor")
    editor.go(f"/admin/pages/{article.pk}/edit/")
    page = editor.page
    page.locator("header [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("link", name="Archiwizuj…").first.click()

    # Without a reason it stays where it is, and the form says what is missing.
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main form")).to_contain_text("Napisz w jednym zdaniu, dlaczego strona trafia do archiwum")
    page.locator("[name=reason]").fill("Nabór się zakończył.")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()

    assert article.path not in reader.context.request.get(reader.url + NEWS).text()
    assert article.path in reader.context.request.get(f"{reader.url}{NEWS}?archived=1").text()
    assert reader.go(article.path) == 200
    expect(reader.main.locator(".notice").first).to_contain_text("Nabór się zakończył.")
    assert reader.go(successor.path) == 200

    editor.go(f"/admin/pages/{article.pk}/edit/")
    page.locator("header [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("link", name="Wyjmij z archiwum").first.click()
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert article.path in reader.context.request.get(reader.url + NEWS).text()
