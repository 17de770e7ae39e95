"""The joined style sheet: everything in it, in the right order, fresh wherever it is asked for."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from cms.core import styles

TEMPLATES = Path(settings.BASE_DIR) / "templates"


def names(text: str) -> list[str]:
    """The files that a joined text is made of."""
    return re.findall(r"^/\* (\S+\.css) \*/$", text, re.MULTILINE)


def test_joined_styles_hold_every_file_but_the_admins_with_tokens_first_and_paper_last() -> None:
    text = styles.joined()

    assert sorted(names(text)) == sorted(path.name for path in styles.SOURCES.glob("*.css") if path.name != "admin.css")
    assert (names(text)[0], names(text)[-2:]) == ("tokens.css", ["contrast.css", "print.css"])
    assert text.index("@layer tokens, base, layout") < text.index("@layer tokens {")


def test_joined_styles_close_whatever_they_open() -> None:
    text = styles.joined()

    assert text.count("{") == text.count("}") > 0


def test_joined_styles_lose_comments_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tokens.css").write_text("/* Why. */\n@layer a {\n  :root {\n    --b: url(c.svg);\n  }\n}\n")
    (tmp_path / "print.css").write_text("p { /* on\n two lines */ color: red; }")
    monkeypatch.setattr(styles, "SOURCES", tmp_path)

    assert styles.joined() == ("/* tokens.css */\n@layer a {\n:root {\n--b: url(c.svg);\n}\n}\n/* print.css */\np {  color: red; }\n")


def test_joined_styles_are_found_fresh_after_a_source_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "tokens.css"
    monkeypatch.setattr(styles, "SOURCES", tmp_path)
    found = []
    with override_settings(JOINED_STYLES_DIR=tmp_path / "joined"):
        finder = styles.JoinedStylesFinder()
        for text in ("p {}", "a {}"):
            source.write_text(text)
            found.append(Path(str(finder.find("css/portal.css"))).read_text())

    assert found == ["/* tokens.css */\np {}\n", "/* tokens.css */\na {}\n"]
    assert [path.name for path in (tmp_path / "joined/css").iterdir()] == ["portal.css"]


def test_joined_styles_are_collected_with_the_other_files(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*", "admin*", "img", "js"])

    assert (tmp_path / "css/portal.css").read_text() == styles.joined()


def test_other_files_are_no_business_of_the_joined_styles() -> None:
    assert styles.JoinedStylesFinder().find("css/tokens.css") == []
    assert str(finders.find("css/tokens.css")).endswith("static/css/tokens.css")


def test_templates_link_no_other_style_sheet() -> None:
    linked = {
        (path.relative_to(TEMPLATES).as_posix(), name)
        for path in TEMPLATES.rglob("*.html")
        if not {"wagtailadmin", "admin"} & set(path.parts)
        for name in re.findall(r"css/[\w-]+\.css", path.read_text())
    }

    assert linked == {("components/stylesheets.html", "css/portal.css")}
