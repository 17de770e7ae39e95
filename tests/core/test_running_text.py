"""Running text may be changed; nothing else in a body is touched."""

import pytest

from cms.core.pages.running_text import with_running_text


def shouted(html: str) -> str:
    """The HTML with its running text in capitals."""
    return with_running_text(html, lambda text: text.upper().replace("&", "&amp;"), language="pl")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <b>b</b> c</p>", "<p>A <b>B</b> C</p>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>A<ul><li>B</li></ul></li></ul>"),
        ('<table><tr><th scope="row">a</th><td>b</td></tr></table>', '<table><tr><th scope="row">a</th><td>B</td></tr></table>'),
        ('<p>x <span lang="en">y</span> <span lang="pl">z</span></p>', '<p>X <span lang="en">y</span> <span lang="pl">Z</span></p>'),
        ("<p data-label>a</p><p>b<br>c</p>", "<p data-label>a</p><p>B<br>C</p>"),
        ("<details><summary>a</summary><p>b</p></details>", "<details><summary>a</summary><p>B</p></details>"),
        ("<div>a</div>", "<div>a</div>"),
        ("<!-- a --><p>x &amp; y &lt;</p>", "<!-- a --><p>X &amp; Y &LT;</p>".replace("&LT;", "<")),
    ],
)
def test_only_running_text_is_changed(html: str, expected: str) -> None:
    assert shouted(html) == expected


@pytest.mark.parametrize("tag", ["h2", "h3", "a", "button", "code", "cite", "figcaption", "caption", "th", "label", "nav", "q", "script"])
def test_nothing_inside_is_touched(tag: str) -> None:
    html = f"<li><{tag}>a <i>b</i></{tag}></li>" if tag != "script" else "<li><script>a < b && c</script></li>"
    assert shouted(html) == html
