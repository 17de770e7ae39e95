"""Bodies of several pages as parts of one page: headings some floors down, anchors of their own."""

import re

from django.utils.safestring import SafeString

from .places import absolute

LOWEST = 6
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>""")
#: A value is taken whole, so that nothing inside one is taken for an attribute.
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)=("[^"]*"|'[^']*')""")
_HEADING = re.compile(r"h([1-6])", re.IGNORECASE)
_NAMING = frozenset({"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"})


def as_part(html: str, *, prefix: str, deeper: int = 0) -> SafeString:
    """Make a page's body fit for standing beside others.

    Args:
        html: a body as templates drew it: attributes in quotes, angle brackets of texts escaped.
        prefix: what the ids of this part begin with; links within the part follow.
        deeper: by how many levels headings go down.

    Returns:
        The same HTML. Links into the portal say their whole address as ``data-address``, for a sheet of paper.
    """
    ids = {value[1:-1] for tag in _TAG.finditer(html) for name, value in _ATTRIBUTE.findall(tag[3]) if name == "id"}

    def renamed(word: str) -> str:
        return f"{prefix}-{word}" if word in ids else word

    def attribute(match: re.Match[str]) -> str:
        name, value = match[1], match[2][1:-1]
        if name == "id" or name in _NAMING:
            return f'{name}="{" ".join(map(renamed, value.split()))}"'
        if name == "href" and value.startswith("#"):
            return f'href="#{renamed(value[1:])}"'
        if name == "href" and value.startswith("/") and not value.startswith("//"):
            return f'href="{value}" data-address="{absolute(value)}"'
        return match[0]

    def tag(match: re.Match[str]) -> str:
        slash, name, attributes = match.groups()
        heading = _HEADING.fullmatch(name)
        if heading:
            name = f"h{min(LOWEST, int(heading[1]) + deeper)}"
        return f"<{slash}{name}{_ATTRIBUTE.sub(attribute, attributes)}>"

    return SafeString(_TAG.sub(tag, html))  # it was safe, and stays as it was but for names
