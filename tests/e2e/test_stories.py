"""A representative's story: sent, returned with a reason, mended, published, reported, taken down with a statement of reasons."""

from playwright.sync_api import expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor

TITLE = "Warsztaty w Nowej Hucie"
FIRST_TEXT = "Zaczęło się od stołu w piwnicy.\n\n- młotek\n- dwie piły"
MENDED_TEXT = "Zaczęło się od **jednego stołu** w piwnicy domu kultury."


def write_story(person: Visitor) -> None:
    """Fill in the form and send it, after a look at the preview in a window of its own."""
    page = person.page
    person.go("/pl/podziel-sie/")
    page.locator("[name=kind][value=story]").check()
    page.locator("[name=organisation_name]").fill("Fundacja Warsztat (dane przykładowe)")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=summary]").fill("Jak sąsiedzi urządzili warsztat dla całej dzielnicy.")
    page.locator("[name=text]").fill(FIRST_TEXT)
    with page.expect_popup() as opened:
        page.locator("button[value=preview]").click()
    expect(opened.value.locator("h1")).to_have_text(TITLE)
    expect(opened.value.locator("main li", has_text="dwie piły")).to_be_visible()
    opened.value.close()
    # Nothing was sent by looking; without consent nothing is sent at all, and the text stays.
    page.locator("button[value=send]").click()
    expect(page.locator("[name=text]")).to_have_value(FIRST_TEXT)
    page.locator("[name=agreed]").check()
    page.locator("button[value=send]").click()
    expect(person.main).to_contain_text("wysłane, czeka na redakcję", ignore_case=True)


def open_task(editor: Visitor) -> None:
    """Open what waits for moderation, from the editor's first page."""
    editor.go("/admin/")
    editor.page.get_by_role("link", name=TITLE).first.click()


def decide(editor: Visitor, action: str, comment: str) -> None:
    """Press a button of Wagtail's moderation, and say why in its window if there is something to say."""
    page = editor.page
    button = page.locator(f"button[data-workflow-action-name={action}]").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle], footer button[aria-expanded]").last.click()
    if not comment:
        with page.expect_navigation():
            button.click()
        expect(page.locator(".messages .success")).to_be_visible()
        return
    button.click()
    window = page.locator(".modal-dialog")
    window.locator("textarea").first.fill(comment)
    with page.expect_navigation():
        window.locator("[type=submit]").first.click()


def report(reader: Visitor, path: str) -> None:
    """Report the story by the link beside it, without an account."""
    page = reader.page
    reader.go(path)
    reader.main.get_by_role("link", name="Zgłoś tę treść").click()
    page.locator("[name=category]").first.check()
    page.locator("[name=explanation]").fill("Tekst narusza prawo: podaje adres domowy bez zgody.")
    page.locator("main form button[type=submit]").click()
    # A name is missing: the form says so and keeps what was typed.
    expect(page.locator("[name=explanation]")).to_have_value("Tekst narusza prawo: podaje adres domowy bez zgody.")
    page.locator("[name=notifier_name]").fill("Osoba przykładowa")
    page.locator("[name=notifier_email]").fill("reader@example.org")
    page.locator("[name=good_faith]").check()
    page.locator("main form button[type=submit]").click()
    expect(reader.main).to_contain_text("Twoje zgłoszenie dotarło")


def take_down(editor: Visitor) -> None:
    """Decide on the notice that waits, with a statement of reasons."""
    page = editor.page
    editor.go("/admin/notices/")
    page.locator("main table a").first.click()
    page.locator("[name=outcome][value=taken_down]").check()
    page.locator("[name=facts]").fill("Tekst podawał adres domowy osoby bez jej zgody.")
    page.locator("[name=ground_kind]").first.check()
    page.locator("[name=ground]").fill("RODO, art. 6 ust. 1")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def letters(person: Visitor) -> str:
    """Every mail that was sent, as the local outbox shows it."""
    return person.context.request.get(f"{person.url}/outbox/").text()


def test_story_goes_its_whole_way(make_visitor: MakeVisitor, facts: Facts) -> None:
    person, editor, reader = make_visitor(), make_visitor(), make_visitor()
    person.sign_in("learner")
    person.page.set_viewport_size({"width": 375, "height": 800})
    editor.sign_in("editor")
    write_story(person)
    assert person.overflow() <= 0
    assert TITLE not in reader.context.request.get(f"{reader.url}/pl/aktualnosci/?kind=story").text()

    open_task(editor)
    decide(editor, "reject", "Napisz, proszę, gdzie to było.")
    assert "Napisz, proszę, gdzie to było." in letters(person)
    person.go("/pl/konto/moje-zgloszenia/")
    expect(person.main).to_contain_text("Napisz, proszę, gdzie to było.")
    person.main.get_by_role("link", name=TITLE).click()
    person.page.locator("[name=text]").fill(MENDED_TEXT)
    person.page.locator("button[value=send]").click()
    expect(person.main).to_contain_text("wysłane, czeka na redakcję", ignore_case=True)

    open_task(editor)
    decide(editor, "approve", "")
    facts.forget()
    path = next(page.path for page in facts.addresses if "warsztaty-w-nowej-hucie" in page.path)
    assert path in letters(person)
    reader.go(path)
    expect(reader.main.locator("b", has_text="jednego stołu")).to_be_visible()
    assert "learner@example.org" not in reader.page.content()
    assert reader.axe() == []

    report(reader, path)
    take_down(editor)
    assert reader.go(path) == 404
    person.go("/pl/konto/moje-zgloszenia/")
    expect(person.main).to_contain_text("RODO, art. 6 ust. 1")
    assert "Tekst podawał adres domowy osoby bez jej zgody." in letters(person)
    facts.forget()
