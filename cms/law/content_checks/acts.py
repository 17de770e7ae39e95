"""Acts: each that is cited says as of when it is stated and, unless it is an act of the city, where its official text stands (ELI)."""

import re
from collections.abc import Iterator

from cms.core.exchange.checks.places import line_of
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.problems import Problem
from cms.law.exchange import FILE, ActRecord

from .cited import cited_by, cited_in

#: Acts that are published in the Journal of Laws or in that of the Union have an ELI address; resolutions of a council have none.
_NATIONAL = re.compile(r"(?i)^(?:ustawa|rozporządzenie|kodeks|prawo|konstytucja|dyrektywa|traktat)\b")
_JOURNAL = re.compile(r"Dz\.U\.|M\.P\.|Dz\.Urz\. UE")


def acts_out_of_order(checked: Checked) -> Iterator[Problem]:
    """Cited acts without an ELI address or a date of their state, and one id or short name for two acts."""
    cited = {place.act for _package, source in checked.pages for place, _key in cited_in(source.document)}
    cited |= {place.act for _package, record in checked.records for place, _key in cited_by(record.record)}
    seen: dict[str, tuple[str, str]] = {}
    for package in checked.packages:
        for act in package.extra.get("acts", ()):
            line = line_of(package, FILE, key=act.id)
            place = package.path(FILE)
            for told in _told(act) if act.short_name in cited else ():
                yield Problem(place, line, f"{act.short_name}: {told}")
            pair = (str(act.id), act.short_name)
            for value in pair:
                other = seen.setdefault(value, pair)
                if other != pair:
                    message = f"{act.short_name}: “{value}” is {other[1]} {other[0]} in another law.yaml. An act has one id and one name."
                    yield Problem(place, line, message)


def is_national(act: ActRecord) -> bool:
    """Whether an act is published in a journal that has ELI addresses."""
    published = " ".join((act.journal, act.consolidated, act.amendments))
    return bool(_JOURNAL.search(published) or _NATIONAL.match(act.title["pl"]))


def _told(act: ActRecord) -> Iterator[str]:
    if not act.eli and is_national(act):
        yield "it is cited and has no ELI address. Write “eli” (https://eli.gov.pl/eli/DU/YEAR/NUMBER/ogl)."
    if act.state_of_law is None:
        yield "it is cited and does not say as of when it is stated. Write “state_of_law”."
