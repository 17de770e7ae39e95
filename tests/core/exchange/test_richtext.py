"""Markdown and Wagtail's HTML say the same, in both directions."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core.exchange.problems import PackageError, Problem
from cms.core.exchange.richtext import Item, List, Paragraph, Run, UnknownMarkupError, from_html, from_markdown, to_html, to_markdown
from cms.core.exchange.richtext.tree import normal_tree

SAMPLES = [
    ("Zwykły akapit.\n", "<p>Zwykły akapit.</p>"),
    ("**Fundator** – kto, *po co*.\n", "<p><b>Fundator</b> – kto, <i>po co</i>.</p>"),
    ("***razem***\n", "<p><b><i>razem</i></b></p>"),
    ("a\n\nb\n", "<p>a</p><p>b</p>"),
    ("- a\n- b\n  1. c\n  2. d\n", "<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>"),
    ("[tekst](https://example.org/a?b=1&c=2)\n", '<p><a href="https://example.org/a?b=1&amp;c=2">tekst</a></p>'),
    ("[nawias](<https://example.org/a_(b)>)\n", '<p><a href="https://example.org/a_(b)">nawias</a></p>'),
    ("a\\\nb\n", "<p>a<br/>b</p>"),
    ("5 \\< 6 & R&D, 2 \\* 2, \\&amp;\n", "<p>5 &lt; 6 &amp; R&amp;D, 2 * 2, &amp;amp;</p>"),
    ("1984\\. rok\n", "<p>1984. rok</p>"),
    ("\\- to nie lista\n", "<p>- to nie lista</p>"),
    ("**„a”**&#98;\n", "<p><b>„a”</b>b</p>"),
]


@pytest.mark.parametrize(("markdown", "html"), SAMPLES)
def test_markdown_and_html_say_the_same(markdown: str, html: str) -> None:
    """Each sample reads to the other and is written back as it was."""
    tree = from_markdown(markdown)
    assert to_html(tree) == html
    assert from_html(html) == tree
    assert to_markdown(tree) == markdown


TEXT = st.text(
    st.one_of(st.sampled_from("ab ab ł*_[]<>&`#-+.!(){}:~=|\\1\n\u00a0„”;^\"'/"), st.characters(codec="utf-8", max_codepoint=0x2FFF)),
    min_size=1,
    max_size=8,
)
LINK = st.sampled_from(["", "", "https://example.org/a_(b)?c=1&copy=2", "page:00000000-0000-4000-8000-000000000001", "#kotwica"])
RUNS = st.lists(st.builds(Run, TEXT, st.booleans(), st.booleans(), LINK), min_size=1, max_size=5).map(tuple)
ITEMS = st.recursive(
    st.builds(Item, RUNS),
    lambda items: st.builds(
        Item, RUNS, st.lists(st.builds(List, st.booleans(), st.lists(items, max_size=3).map(tuple)), max_size=2).map(tuple)
    ),
    max_leaves=5,
)
TREES = st.lists(
    st.one_of(st.builds(Paragraph, RUNS), st.builds(List, st.booleans(), st.lists(ITEMS, max_size=3).map(tuple))), max_size=4
).map(tuple)


@given(TREES)
@settings(max_examples=200, deadline=None)
def test_any_text_survives_html(tree: Any) -> None:
    """Tree → HTML → tree is the same text."""
    normal = normal_tree(tree)
    assert from_html(to_html(normal)) == normal


@given(TREES)
@settings(max_examples=300, deadline=None)
def test_any_text_survives_markdown(tree: Any) -> None:
    """Tree → Markdown → tree is the same text, and its Markdown is then stable."""
    normal = normal_tree(tree)
    assert normal_tree(normal) == normal
    markdown = to_markdown(normal)
    assert from_markdown(markdown) == normal
    assert to_markdown(from_markdown(markdown)) == markdown


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_input_is_read_or_refused_with_a_line(text: str) -> None:
    """No input raises anything else than a refusal that names a line."""
    refused: list[Problem] = []
    try:
        from_markdown(text, file="a.md", first_line=3)
    except PackageError as error:
        refused = error.problems
    assert all(problem.file == "a.md" and problem.line >= 3 for problem in refused)


@pytest.mark.parametrize(
    ("markdown", "line", "word"),
    [
        ("a\n\n# Nagłówek", 3, "heading"),
        ("a <b>c</b>", 1, "HTML"),
        ("![x](https://example.org/x.png)", 1, "image"),
        ("a\nb `c`", 2, "code"),
        ("a\n\n    b", 3, "indented"),
        ("> a", 1, "quotation"),
        ("[a](javascript:alert(1))", 1, "address"),
        ("[a](/pl/kursy/)", 1, "address"),
        ('[a](https://example.org "tytuł")', 1, "title"),
        ("3. a", 1, "begins with 1"),
        ("- a\n\n  b", 1, "one paragraph"),
        ("<https://example.org>", 1, "[text](address)"),
    ],
)
def test_other_markdown_is_refused_with_its_line(markdown: str, line: int, word: str) -> None:
    """Each construct that the portal does not use is named with its line."""
    with pytest.raises(PackageError) as caught:
        from_markdown(markdown, file="a.md")
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [("a.md", line)]
    assert word in caught.value.problems[0].message


def test_keys_of_the_editor_mean_nothing() -> None:
    """Draftail's block keys and tag names do not make another text."""
    assert from_html('<p data-block-key="ab1">a <strong>b</strong></p>') == from_html("<p>a <b>b</b></p>")


def test_unknown_tag_is_named() -> None:
    """A heading inside rich text has no notation and is not dropped silently."""
    with pytest.raises(UnknownMarkupError, match="<h2>"):
        from_html("<h2>a</h2>")
