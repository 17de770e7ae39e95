"""The daily check of links."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.core.editing.links.external import Prober, Verdict
from cms.core.editing.links.internal import collect, find_problems
from cms.core.editing.links.walk import Link
from cms.core.models.links import BrokenLink, LinkKind

#: More addresses than these are left for the next day; those that were never asked or failed come first.
MOST_EXTERNAL = 500
#: A site may be away for a night: what merely does not answer is shown from the second check on.
ENOUGH = 2


@dataclass(frozen=True)
class Tally:
    """What a check found."""

    pages: int
    links: int
    broken: int


def check_links(*, prober: Prober | None = None) -> Tally:
    """Look at every link of every live page and write down what does not resolve.

    Args:
        prober: asks other sites; None leaves other sites alone and keeps what is known of them.

    Returns:
        How much was looked at and how much is broken.
    """
    links = collect()
    verdicts = _ask(links, prober) if prober else None
    return _write_down(links=links, verdicts=verdicts)


def _ask(links: dict[int, set[Link]], prober: Prober) -> dict[str, Verdict]:
    """Ask other sites, outside any transaction: it takes minutes."""
    wanted = {link.target for found in links.values() for link in found if link.kind == LinkKind.EXTERNAL}
    known = set(BrokenLink.objects.filter(kind=LinkKind.EXTERNAL).values_list("target", flat=True))
    day = timezone.localdate().toordinal()
    turn = sorted(wanted, key=lambda target: (target not in known, hash_of(target, day)))
    return {target: prober.probe(target) for target in turn[:MOST_EXTERNAL]}


def hash_of(target: str, day: int) -> int:
    """A number by which another part of a long list comes first each day."""
    return (sum(target.encode()) * 31 + day * 7919) % 10_007


@transaction.atomic
def _write_down(*, links: dict[int, set[Link]], verdicts: dict[str, Verdict] | None) -> Tally:
    now = timezone.now()
    kept: list[int] = []
    # Asking took minutes; a page that was deleted meanwhile has no links any more.
    there = set(Page.objects.filter(pk__in=links).values_list("pk", flat=True))
    links = {page_id: found for page_id, found in links.items() if page_id in there}
    for problem in find_problems(links):
        values = {"problem": problem.why, "checked_at": now, "is_gone": True}
        row, _made = BrokenLink.objects.update_or_create(
            page_id=problem.page_id, kind=problem.kind, target=problem.target[:1000], defaults=values
        )
        kept.append(row.pk)
    kept += _external(links=links, verdicts=verdicts or {})
    BrokenLink.objects.exclude(pk__in=kept).delete()
    return Tally(len(links), sum(map(len, links.values())), BrokenLink.objects.count())


def _external(*, links: dict[int, set[Link]], verdicts: dict[str, Verdict]) -> list[int]:
    """Write down the links to other sites, in a few statements however many there are; give the rows that stay."""
    known = {(row.page_id, row.target): row for row in BrokenLink.objects.filter(kind=LinkKind.EXTERNAL)}
    # By what the column holds: two addresses that differ only beyond its end are one row.
    targets = {
        (page_id, link.target[:1000]): link.target for page_id, found in links.items() for link in found if link.kind == LinkKind.EXTERNAL
    }
    asked = {place: verdicts[target] for place, target in targets.items() if target in verdicts}
    stay = [row for place, row in known.items() if place in targets and place not in asked]  # not asked today: what was known stays
    failed = [_failed(*place, verdict, known.get(place)) for place, verdict in asked.items() if verdict.problem]
    new, standing = [row for row in failed if row.pk is None], [row for row in failed if row.pk is not None]
    BrokenLink.objects.bulk_create(new)
    BrokenLink.objects.bulk_update(standing, ["problem", "is_gone", "checked_at", "failures"])
    return [row.pk for row in (*stay, *failed)]


def _failed(page_id: int, target: str, verdict: Verdict, row: BrokenLink | None) -> BrokenLink:
    """The row of a link that failed once more, not saved yet."""
    row = row or BrokenLink(page_id=page_id, kind=LinkKind.EXTERNAL, target=target, failures=0)
    row.problem, row.is_gone, row.checked_at = verdict.problem, verdict.is_gone, timezone.now()
    row.failures += 1
    return row
