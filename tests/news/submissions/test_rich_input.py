"""Text from a plain field to the one tree of rich text, and back."""

import contextlib
import sys
from types import FrameType
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cms.core.exchange.richtext import Item, List, Paragraph, Run, from_html, to_html
from cms.core.exchange.richtext.tree import normal_tree
from cms.news.rich_input import MOST_SIGNS, html_of, read_typed, typed_from


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("Jeden.\n\nDwa.", "<p>Jeden.</p><p>Dwa.</p>"),
        ("Jeden.\r\n\r\nDwa.", "<p>Jeden.</p><p>Dwa.</p>"),
        ("ul. Boczna 4\nKraków", "<p>ul. Boczna 4<br/>Kraków</p>"),
        ("- ziemia\n- nasiona", "<ul><li>ziemia</li><li>nasiona</li></ul>"),
        ("Lista:\n- ziemia\nDalej.", "<p>Lista:</p><ul><li>ziemia</li></ul><p>Dalej.</p>"),
        ("1. raz\n2) dwa", "<ol><li>raz</li><li>dwa</li></ol>"),
        # As word processors paste lists.
        ("•\tziemia\n·\tnasiona", "<ul><li>ziemia</li><li>nasiona</li></ul>"),
        ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("To **ważne** słowo", "<p>To <b>ważne</b> słowo</p>"),
        ("2 ** 3 ** 4", "<p>2 ** 3 ** 4</p>"),
        ("[nasza strona](https://example.org/a?b=1&c=2)", '<p><a href="https://example.org/a?b=1&amp;c=2">nasza strona</a></p>'),
        ("Zob. https://example.org/a.", '<p>Zob. <a href="https://example.org/a">https://example.org/a</a>.</p>'),
        ("[napisz](mailto:a@example.org)", '<p><a href="mailto:a@example.org">napisz</a></p>'),
        ("**[a](https://example.org)**", '<p><a href="https://example.org"><b>a</b></a></p>'),
        ("a < b && c > d", "<p>a &lt; b &amp;&amp; c &gt; d</p>"),
        ("5 zł – 3 zł", "<p>5 zł – 3 zł</p>"),
        ("art. 19 [1] mówi", "<p>art. 19 [1] mówi</p>"),
        ("dzia\xadłanie\x07", "<p>działanie</p>"),
        ("-15 stopni", "<p>-15 stopni</p>"),
    ],
)
def test_what_people_type_becomes_rich_text(typed: str, html: str) -> None:
    assert html_of(typed) == html


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Tekst <b>gruby</b>", "There is an HTML tag in the text: <b>. Tags are not used here."),
        ('<p class="MsoNormal">Z edytora</p>', 'There is an HTML tag in the text: <p class="MsoNormal">.'),
        ("<script>alert(1)</script>", "There is an HTML tag in the text: <script>."),
        ("[tu](javascript:alert(1))", "“javascript:alert(1” is no address for a link."),
        ("[tu](page:0a0a0a0a-0000-4000-8000-000000000001)", "“page:0a0a0a0a-0000-4000-8000-000000000001” is no address for a link."),
        ("[tu](www.example.org)", "“www.example.org” is no address for a link. Write it in full, beginning with https://."),
    ],
)
def test_what_cannot_be_shown_is_named(typed: str, message: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        read_typed(typed)
    assert caught.value.messages[0].startswith(message)


def test_a_pasted_document_of_200_kb_is_refused_with_its_length() -> None:
    text = "Zażółć gęślą jaźń. " * 10_000
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        read_typed(text)
    assert caught.value.messages[0].startswith(f"The text has {len(text)} characters; up to {MOST_SIGNS} fit. Nothing was cut.")


@pytest.mark.parametrize("sign", ["*", "**", "**a ", "[", "[a](", "<", "- ", "https://", "\n", " "])
def test_the_worst_text_costs_no_more_than_its_length(sign: str) -> None:
    def work(signs: int) -> int:
        calls = 0

        def count(_frame: FrameType, event: str, _what: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        text = (sign * signs)[:signs]
        sys.setprofile(count)
        try:
            with contextlib.suppress(ValidationError):
                read_typed(text)
        finally:
            sys.setprofile(None)
        return calls

    # Five times the text: 5 if each sign is read once, 25 if all are read again from each. Clocks differ between machines, calls do not.
    assert work(MOST_SIGNS) < 8 * work(MOST_SIGNS // 5) + 100


def test_a_long_run_of_one_style_is_one_object_for_all_its_signs() -> None:
    made = 0
    before = Run.__init__

    def counted(self: Run, *args: object, **kwargs: object) -> None:
        nonlocal made
        made += 1
        before(self, *args, **kwargs)

    with patch.object(Run, "__init__", counted):
        read_typed("a" * MOST_SIGNS)
    assert made < 10


def test_what_an_editor_wrote_comes_back_as_one_would_type_it() -> None:
    html = (
        "<p>Raz <b>dwa</b><br/>trzy <i>cztery</i></p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
        '<p><a href="https://example.org/x">tu</a></p>'
    )
    assert typed_from(from_html(html)) == "Raz **dwa**\ntrzy cztery\n\n- a\n- b\n- c\n\n[tu](https://example.org/x)"


WORDS = st.text(alphabet="aąbcż,.", min_size=1, max_size=8).filter(lambda text: text.strip(".,"))
RUNS = st.lists(
    st.builds(Run, WORDS, st.booleans(), st.just(False), st.sampled_from(["", "https://example.org/a", "mailto:a@example.org"])),
    min_size=1,
    max_size=4,
).map(lambda runs: tuple(piece for run in runs for piece in (run, Run(" "))))
BLOCKS = st.one_of(
    st.builds(Paragraph, RUNS),
    st.builds(List, st.booleans(), st.lists(st.builds(Item, RUNS), min_size=1, max_size=3).map(tuple)),
)


@given(st.lists(BLOCKS, max_size=5))
def test_typing_back_what_is_shown_changes_nothing(blocks: list[Paragraph | List]) -> None:
    tree = normal_tree(tuple(blocks))
    again = read_typed(typed_from(tree))
    assert to_html(again) == to_html(tree)
