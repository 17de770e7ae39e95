"""What a stranger learns about a certificate from its address or number."""

from dataclasses import dataclass
from datetime import date

from cms.credentials.models import Certificate
from cms.credentials.numbers import read_public_id, read_serial

from .names import initials


@dataclass(frozen=True)
class Item:
    """A line of what was done."""

    title: str
    done_on: date
    minutes: int | None


@dataclass(frozen=True)
class Said:
    """What the paper says, as far as a stranger may see it.

    Args:
        holder: the name, or initials; empty once the holder's data were removed.
        is_whole_name: whether it is the name.
    """

    holder: str
    is_whole_name: bool
    title: str
    items: list[Item]
    minutes: int | None
    score: int | None
    completed_on: date
    rule_words: str
    issuer_name: str
    issuer_address: str


def find_certificate(*, typed: str) -> Certificate | None:
    """The certificate that somebody means by a number from the paper, or by the last part of an address, or by the address itself.

    Args:
        typed: as it was copied.
    """
    text = typed.strip().rstrip("/")
    serial, public_id = read_serial(text), read_public_id(text.rsplit("/", 1)[-1])
    certificates = Certificate.objects.select_related("replaced_by", "rule_version")
    if serial is not None and (found := certificates.filter(serial=serial).first()):
        return found
    return certificates.filter(public_id=public_id).first() if public_id is not None else None


def what_it_says(certificate: Certificate, *, is_own: bool = False) -> Said:
    """What to show of a certificate.

    Args:
        certificate: which.
        is_own: whether its holder looks at it.
    """
    snapshot = certificate.snapshot
    whole = bool(certificate.holder) and (is_own or certificate.shows_name)
    return Said(
        holder=certificate.holder if whole else initials(certificate.holder),
        is_whole_name=whole,
        title=snapshot["title"],
        items=[Item(item["title"], date.fromisoformat(item["done_on"]), item["minutes"]) for item in snapshot["items"]],
        minutes=snapshot["minutes"],
        score=snapshot["score"],
        completed_on=date.fromisoformat(snapshot["completed_on"]),
        rule_words=snapshot["rule_words"],
        issuer_name=snapshot["issuer"]["name"],
        issuer_address=snapshot["issuer"]["address"],
    )
