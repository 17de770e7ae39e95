"""A source and its translation beside each other, in a real browser, on a laptop and on a phone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from uuid import uuid4

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.visitor import Visitor

#: A text of the step, and how it began when it was translated.
TEXTS = """SELECT text.id, text.data, text.locale_id, context.id, context.path, made.id, made.data
           FROM wagtail_localize_stringsegment segment
           JOIN wagtail_localize_string text ON text.id = segment.string_id
           JOIN wagtail_localize_translationcontext context ON context.id = segment.context_id
           JOIN wagtail_localize_translation translation ON translation.source_id = segment.source_id
           JOIN wagtail_localize_stringtranslation made ON made.translation_of_id = text.id AND made.context_id = context.id
             AND made.locale_id = translation.target_locale_id
           WHERE translation.id = ? ORDER BY segment.id"""
EARLIER = "Dawniej "
STRING = "SELECT id FROM wagtail_localize_string WHERE data = ?"


@dataclass(frozen=True)
class Changed:
    """A translation of which one text changed and another is missing."""

    path: str
    title: str
    missing: str
    english: str


@pytest.fixture
def changed(facts: Facts) -> Iterator[Changed]:
    """A step whose title changed since it was translated and whose first paragraph was never translated."""
    step = facts.one_of_each("en")["steppage with quiz"]
    with closing(sqlite3.connect(facts.database, timeout=10)) as connection:
        [(translation,)] = connection.execute(
            """SELECT translation.id FROM wagtail_localize_translation translation
               JOIN wagtail_localize_translationsource source ON source.id = translation.source_id
               JOIN wagtailcore_locale locale ON locale.id = translation.target_locale_id
               WHERE source.object_id = ? AND locale.language_code = 'en'""",
            (step.key.replace("-", ""),),
        ).fetchall()
        rows = connection.execute(TEXTS, (translation,)).fetchall()
    title = next(row for row in rows if row[4] == "title")
    missing = next(row for row in rows if row[4].startswith("body.") and "<" not in row[1])
    earlier = EARLIER + title[1]
    facts.write("INSERT INTO wagtail_localize_string (locale_id, data_hash, data) VALUES (?, ?, ?)", title[2], uuid4().hex, earlier)
    facts.write(f"UPDATE wagtail_localize_stringtranslation SET translation_of_id = ({STRING}) WHERE id = ?", earlier, title[5])
    facts.write("UPDATE wagtail_localize_stringtranslation SET has_error = 1 WHERE id = ?", missing[5])
    yield Changed(f"/admin/translation/{translation}/in-context/", title[1], missing[1], title[6])
    facts.write("UPDATE wagtail_localize_stringtranslation SET translation_of_id = ? WHERE id = ?", title[0], title[5])
    facts.write("UPDATE wagtail_localize_stringtranslation SET has_error = 0 WHERE id = ?", missing[5])
    facts.write("DELETE FROM wagtail_localize_string WHERE data = ?", earlier)


def frames(visitor: Visitor) -> list[FrameLocator]:
    return [visitor.page.frame_locator("iframe").nth(number) for number in range(2)]


@pytest.mark.parametrize("width", [1280, 390])
def test_source_and_translation_are_seen_beside_each_other(make_visitor: MakeVisitor, changed: Changed, width: int) -> None:
    visitor = make_visitor()
    visitor.sign_in("translator")
    visitor.page.set_viewport_size({"width": width, "height": 900})
    assert visitor.go(changed.path) == 200
    source, translation = frames(visitor)
    expect(source.locator("h1 del")).to_have_text(EARLIER.strip())
    expect(source.locator("h1")).to_contain_text(changed.title)
    expect(translation.locator("h1 mark.in-context--earlier")).to_have_text(changed.english)
    expect(translation.locator("mark[lang=pl]").first).to_contain_text(changed.missing[:20])
    boxes = [visitor.page.locator("iframe").nth(number).bounding_box() for number in range(2)]
    first, second = (box for box in boxes if box)
    beside = first["x"] + first["width"] <= second["x"]
    below = first["y"] + first["height"] <= second["y"]
    assert (beside, below) == ((True, False) if width == 1280 else (False, True))
    assert min(first["width"], second["width"]) > 250
    assert visitor.overflow() == 0
    assert visitor.axe(part="main") == []


def test_nothing_in_a_frame_can_be_sent_and_links_open_in_a_tab(make_visitor: MakeVisitor, changed: Changed) -> None:
    visitor = make_visitor()
    visitor.sign_in("translator")
    visitor.go(changed.path)
    source, _translation = frames(visitor)
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    expect(source.locator("form fieldset").first).to_be_visible()
    assert source.locator("form button:not([disabled])").count() == 0
    source.locator("form input").first.press("Enter")
    with visitor.page.expect_popup() as opened:
        source.locator("a[href^='/pl/']:visible").first.click()
    opened.value.wait_for_load_state()
    assert "/pl/" in opened.value.url
    opened.value.close()
    assert sent == []


@pytest.mark.parametrize("together", [True, False])
def test_frames_scroll_together_as_long_as_somebody_wants_it(make_visitor: MakeVisitor, changed: Changed, together: bool) -> None:
    visitor = make_visitor()
    visitor.sign_in("translator")
    visitor.go(changed.path)
    source, translation = frames(visitor)
    visitor.page.get_by_role("checkbox").set_checked(together)
    expect(source.locator("form button").last).to_be_attached()
    expect(translation.locator("form button").last).to_be_attached()
    expect(translation.locator("form button").last).not_to_be_in_viewport()
    source.locator("h2#quiz").evaluate("heading => heading.scrollIntoView()")
    heading = translation.locator("h2#quiz")
    if together:
        expect(heading).to_be_in_viewport()
        distance = "heading => Math.abs(heading.getBoundingClientRect().top)"
        assert abs(heading.evaluate(distance) - source.locator("h2#quiz").evaluate(distance)) < 50
    else:
        visitor.page.wait_for_timeout(500)
        assert translation.locator("html").evaluate("page => page.ownerDocument.defaultView.scrollY") == 0
