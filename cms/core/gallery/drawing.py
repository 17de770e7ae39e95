"""Drawing the samples: each is the real component, held to its declaration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from cms.core.templatetags.parts import FOLDER, Declaration, address, declaration_of

from .sample import Sample
from .samples import SAMPLES

#: Components that put out nothing to see: they are shown as text.
UNSEEN = frozenset({"focus_script", "page_head", "stylesheets"})
#: Components that are a row of a list, and the list that they stand in.
LISTS = {
    "my_course": '<ul role="list">%s</ul>',
    "guide_own_matter": '<ul role="list">%s</ul>',
    "stop": '<ol class="line" role="list">%s</ol>',
}
REFERENCES = "for|href|aria-labelledby|aria-describedby|aria-controls|aria-errormessage|list|popovertarget"


@dataclass(frozen=True)
class Drawing:
    """A component in a state."""

    title: str
    html: SafeString


@dataclass(frozen=True)
class Exhibit:
    """A component with all its states."""

    name: str
    takes: list[str]
    is_seen: bool
    drawings: list[Drawing]


def component_names() -> list[str]:
    """Every component that there is."""
    folder = settings.BASE_DIR / "templates" / FOLDER
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.html"))


def exhibits(request: HttpRequest) -> Iterator[Exhibit]:
    """Draw every component in each of its states, in alphabetical order.

    Raises:
        ValueError: when a sample gives something that its component does not take.
    """
    for name in component_names():
        samples = SAMPLES.get(name, ())
        drawings = [Drawing(_title(one), _draw(name, one, f"{name}-{number}", request)) for number, one in enumerate(samples, start=1)]
        yield Exhibit(name, _takes(declaration_of(name)), name not in UNSEEN, drawings)


def with_own_ids(html: str, mark: str) -> str:
    """Give every id of a piece of a page an ending of its own, so that the piece may stand on a page more than once."""
    ids = set(re.findall(r'\sid="([^"]+)"', html))

    def renamed(match: re.Match[str]) -> str:
        words = [f"{word}--{mark}" if word.removeprefix("#") in ids else word for word in match[2].split(" ")]
        return f'{match[1]}="{" ".join(words)}"'

    html = re.sub(rf'(\s(?:{REFERENCES}))="([^"]*)"', renamed, html)
    return re.sub(r'(\sid)="([^"]+)"', rf'\1="\2--{mark}"', html)


def _draw(name: str, sample: Sample, mark: str, request: HttpRequest) -> SafeString:
    values = {key: value() if callable(value) else value for key, value in sample.values.items()}
    unknown = sorted(values.keys() - declaration_of(name).names)
    if unknown:
        raise ValueError(f"The sample {sample.state} of {name!r} gives {', '.join(unknown)}, which it does not take.")
    html = LISTS.get(name, "%s") % render_to_string(address(name), values, request)
    return mark_safe(with_own_ids(html, mark.replace("/", "-")))  # noqa: S308 - a component's own output


def _takes(declaration: Declaration) -> list[str]:
    return [*declaration.required, *(f"{name}={value!r}" for name, value in declaration.optional.items())]


def _title(sample: Sample) -> str:
    return f"{sample.state}: {sample.note}" if sample.note else str(sample.state)
