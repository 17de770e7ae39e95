"""HTML as a tree of data."""

from typing import Any

import pytest

from cms.core.paper.tree import tree_of


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p> a <b>b</b></p>", [{"t": "p", "c": ["a ", {"t": "b", "c": ["b"]}]}]),
        ("<dl><div><dt>Telefon</dt><dd>12</dd></div></dl>", [{"t": "lead", "c": ["Telefon"]}, {"t": "p", "c": ["12"]}]),
        ('<h4 lang="en">A</h4><h4> </h4>', [{"t": "h", "l": 4, "c": ["A"], "lang": "en"}]),
        (
            '<ul role="list"><li><span class="box"></span><span>x</span></li></ul>',
            [{"t": "list", "kind": "plain", "items": [[{"t": "p", "c": [{"t": "box"}, "x"]}]]}],
        ),
        (
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            [
                {
                    "t": "table",
                    "width": 1,
                    "head": [[{"th": True, "c": [{"t": "p", "c": ["a"]}]}]],
                    "rows": [[{"th": False, "c": [{"t": "p", "c": ["b"]}]}]],
                }
            ],
        ),
        ('<p><a href="javascript:x">a</a></p>', [{"t": "p", "c": ["a"]}]),
        ("<script>x</script><p>#a</p>", [{"t": "p", "c": ["#a"]}]),
    ],
)
def test_html_becomes_data(html: str, tree: list[Any]) -> None:
    assert tree_of(html) == tree
