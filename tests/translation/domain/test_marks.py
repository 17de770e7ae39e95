"""Marks travel through a page as letters and become HTML in its text, nowhere else."""

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.translation.domain.differences import word_difference
from cms.translation.domain.framing import framed
from cms.translation.domain.marks import Mark, Marker, stripped

MARKUP = re.compile(r"<del\b[^>]*>[^<]*</del>|</?(?:ins|mark)\b[^>]*>")
TEXTS = st.lists(st.sampled_from(["Statut", "fundacji", "<b>", "</b>", "<br/>", " ", "&amp;", "&lt;", "i"]), max_size=15).map("".join)


def marker() -> Marker:
    return Marker(source_language="pl")


def drawn(html: str, by: Marker) -> str:
    return framed(html, marker=by, style_sheet="/marks.css")


def without_marks(html: str) -> str:
    return MARKUP.sub("", html)


def added(text: str) -> str:
    return f'<ins class="in-context in-context--added">{text}</ins>'


def removed(text: str) -> str:
    return f'<del class="in-context in-context--removed">{text}</del>'


def untranslated(text: str) -> str:
    return f'<mark class="in-context in-context--source" lang="pl">{text}</mark>'


@given(TEXTS, TEXTS)
def test_a_marked_text_without_its_marks_is_the_text(before: str, after: str) -> None:
    by = marker()
    text = by.difference(word_difference(before, after))
    assert stripped(text) == after
    assert without_marks(drawn(f"<p>{text}</p>", by)) == drawn(f"<p>{after}</p>", by)


@given(TEXTS)
def test_marks_are_closed_where_they_are_opened(text: str) -> None:
    by = marker()
    html = drawn(f"<p>{by.marked(text, Mark.UNTRANSLATED)}</p>", by)
    depth = 0
    for tag in re.findall(r"<[^>]*>", html):
        depth += {"<mark": 1, "</mar": -1}.get(tag[:5], 0)
        assert depth == (1 if tag.startswith("<mark") else 0)


def test_added_words_are_marked_and_removed_ones_stand_beside_them() -> None:
    by = marker()
    text = by.difference(word_difference("Statut pisze fundator", "Statut podpisuje fundator"))
    assert drawn(f"<p>{text}</p>", by) == f"<p>Statut {removed('pisze')}{added('podpisuje')} fundator</p>"


def test_a_mark_stops_at_the_borders_of_elements() -> None:
    by = marker()
    text = by.marked('Złóż <b>wniosek</b> w <a id="a1">sądzie</a>', Mark.UNTRANSLATED)
    wanted = f'{untranslated("Złóż ")}<b>{untranslated("wniosek")}</b>{untranslated(" w ")}<a id="a1">{untranslated("sądzie")}</a>'
    assert drawn(f"<p>{text}</p><p>Koniec</p>", by) == f"<p>{wanted}</p><p>Koniec</p>"


def test_a_mark_whose_end_was_cut_off_ends_with_its_paragraph() -> None:
    by = marker()
    text = by.marked("Długie streszczenie", Mark.EARLIER)[:8]
    assert drawn(f"<li>{text}…</li><li>Inne</li>", by) == (
        '<li><mark class="in-context in-context--earlier">Długie …</mark></li><li>Inne</li>'
    )


def test_a_removed_mark_that_was_cut_off_leaves_no_letter() -> None:
    by = marker()
    text = by.difference(word_difference("Statut pisze fundator", "Statut fundator"))
    assert drawn(f"<p>{text[:9]}</p>", by) == "<p>Statut </p>"


def test_a_template_that_puts_elements_into_a_text_leaves_the_mark_in_its_pieces() -> None:
    by = marker()
    text = by.marked("Wpis do KRS jutro", Mark.UNTRANSLATED).replace("KRS", "<abbr>KRS</abbr>")
    assert drawn(f"<p>{text}</p>", by) == (f"<p>{untranslated('Wpis do ')}<abbr>{untranslated('KRS')}</abbr>{untranslated(' jutro')}</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<title>%s</title>", "<textarea>%s</textarea>", "<select><option>%s</option></select>",
        "<style>p::before { content: '%s' }</style>", '<meta property="og:title" content="%s">',
        '<img src="a.png" alt="%s">', '<p data-text="%s">Tekst</p>',
        "<svg><title>%s</title><text>%s</text></svg>",
    ],
)  # fmt: skip
def test_outside_of_text_there_are_no_marks(html: str) -> None:
    by = marker()
    text = by.difference(word_difference("Statut pisze", "Statut podpisuje"))
    assert drawn(html.replace("%s", text), by) == html.replace("%s", "Statut podpisuje")


def test_marks_in_the_query_of_an_address_and_in_json_are_taken_out() -> None:
    by = marker()
    text = by.difference(word_difference("Statut pisze", "Statut podpisuje"))
    assert drawn(f'<p data-share="/?t={quote(text)}">T</p>', by) == '<p data-share="/?t=Statut%20podpisuje">T</p>'
    assert stripped(json.dumps(text)) == json.dumps("Statut podpisuje")


def test_letters_like_marks_in_a_text_itself_do_no_harm() -> None:
    by = marker()
    strange = "Statut " + "".join(chr(0x10F000 + number) for number in range(0x30))
    assert drawn(f"<p>{by.difference(word_difference('', strange))}</p>", by) == f"<p>{added('Statut ')}</p>"
    assert drawn(f"<p>{strange}x</p>", marker()).endswith("</p>")


def test_what_could_run_or_be_sent_is_left_out() -> None:
    html = (
        "<head><script>let a = '</p>';</script></head>"
        '<form method="post" action="/trial/" data-save="/save/" class="quiz"><input type="hidden" name="attempt" value="key">'
        '<input name="answer" value="1"><button type="submit" formaction="/save/" class="b">Sprawdź</button></form>'
    )
    assert drawn(html, marker()) == (
        '<head><link rel="stylesheet" href="/marks.css"></head>'
        '<form class="quiz"><input name="answer" value="1"><button type="submit" class="b" disabled>Sprawdź</button></form>'
    )


def test_links_open_beside_the_admin_and_those_within_the_page_stay() -> None:
    html = '<a href="#cele">Cele</a><a class="l" href="/pl/?a=1&amp;b=2" target="_top">Inna strona</a>'
    assert drawn(html, marker()) == (
        '<a href="#cele">Cele</a><a class="l" href="/pl/?a=1&amp;b=2" target="_blank" rel="noopener">Inna strona</a>'
    )


LEAVES = ["Statut &amp; cele", "a &lt; b", "<br>", '<img src="x" alt="a &quot;b&quot;">', " ", "<input disabled>", "<!-- x -->"]
PARTS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.tuples(st.sampled_from(["p", "div", "em", "li", "svg", "title", "details"]), st.lists(inner, max_size=3)).map(
        lambda part: f"<{part[0]}>{''.join(part[1])}</{part[0]}>"
    ),
    max_leaves=12,
)


@given(PARTS)
def test_a_page_without_marks_is_written_as_it_was(html: str) -> None:
    assert unescape(drawn(html, marker())) == unescape(html.replace("<!-- x -->", ""))
