"""What a certificate says, as the signer needs it. Whoever keeps certificates fills it in."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class Item:
    """One of the things that were done: a training, a course of several."""

    title: str
    hours: Decimal | None = None
    completed_on: date | None = None


@dataclass(frozen=True)
class CredentialFacts:
    """A certificate as it stands on paper.

    ``address`` is that of its verification page, ``holder`` is None when the holder's name does not show, ``criteria`` says in words
    what was asked for, ``rule`` names the rule with its version. ``status_index`` is the certificate's place, for ever, in the list at
    ``status_address``. ``achievement`` names what was achieved, equally for all holders; without one it follows from rule and title.
    """

    public_id: str
    serial: str
    address: str
    holder: str | None
    title: str
    criteria: str
    language: str
    issued_at: datetime
    completed_on: date
    hours: Decimal | None
    score_percent: int | None
    items: tuple[Item, ...]
    rule: str
    issuer_name: str
    site_url: str
    status_index: int
    status_address: str
    achievement: str | None = None
