"""Signs of GIFT that mean something, and how a text says them without meaning it."""

import re

#: What a backslash takes the meaning from, and a stand-in for it while a question is taken apart: code points that no text has.
_ESCAPED = {"\\": "\ufdd0", ":": "\ufdd1", "#": "\ufdd2", "=": "\ufdd3", "{": "\ufdd4", "}": "\ufdd5", "~": "\ufdd6", "n": "\ufdd7"}
_BACK = {ord(stand_in): "\n" if sign == "n" else sign for sign, stand_in in _ESCAPED.items()}
_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_STRANGE = re.compile("[\ufdd0-\ufdef]")
_WRITTEN = re.compile(r"[\\:#={}~]")
#: Where the answers stood in a text.
GAP = "\ufdd8"
FORMATS = ("html", "plain", "markdown", "moodle")
_FORMAT = re.compile(rf"\[({'|'.join(FORMATS)})\]")


def hidden(text: str) -> str:
    """The text with a stand-in for each sign that a backslash took the meaning from."""
    return _ESCAPE.sub(lambda found: _ESCAPED[found[1]], _STRANGE.sub("", text))


def shown(text: str) -> str:
    """The text with those signs themselves."""
    return text.translate(_BACK)


def formatted(text: str, default: str) -> tuple[str, str]:
    """A text and its format, which it may begin with in brackets. Line ends of the file are no line ends of the text, but in Markdown."""
    text = text.strip()
    found = _FORMAT.match(text)
    form = found[1] if found else default
    text = text[found.end() :] if found else text
    if form != "markdown":
        text = re.sub(r"[ \t]*\n[ \t]*", " ", text)
    return shown(text).strip(), form


def escaped(text: str) -> str:
    """A text whose signs mean nothing, on one line."""
    return _WRITTEN.sub(lambda found: "\\" + found[0], text).replace("\n", "\\n")


def written(text: str) -> str:
    """As above; a text that begins like a format is told to be plain."""
    return f"[plain]{escaped(text)}" if _FORMAT.match(text) else escaped(text)
