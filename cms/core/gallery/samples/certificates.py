"""Certificates: the verdict, what the paper says, what its holder can do, and what a course offers."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from cms.core.gallery.sample import LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny

from .mine import WHEN


def _item(title: str = "Jak założyć fundację?") -> SimpleNamespace:
    return thing(title=title, done_on=date(2026, 11, 3), minutes=90)


def _card(*, said: dict[str, Any] | None = None, lang: str = "", **values: Any) -> SimpleNamespace:
    certificate = {
        "public_id": "0123456789", "serial": "2026-7F3K-Q9TD", "issued_at": WHEN, "revoked_at": None, "revoked_reason": "",
        "replaced_at": None, "erased_at": None, "shows_name": False, **values,
    }  # fmt: skip
    says = {
        "holder": "Z. Ż.", "is_whole_name": False, "title": "Jak założyć fundację?", "items": [_item()], "minutes": 90, "score": 92,
        "completed_on": date(2026, 11, 3), "rule_words": "Wszystkie wymagane kroki kursu są zrobione, a jego testy zaliczone.",
        "issuer_name": "MOWIS", "issuer_address": "", **(said or {}),
    }  # fmt: skip
    address = "https://example.org/certyfikat/0123456789/"
    return thing(certificate=thing(**certificate), said=thing(**says), lang=lang, address=address, page_url="/pl/")


def _offer(title: str = "", *, is_enough: bool = True, held_url: str = "") -> SimpleNamespace:
    return thing(title=title, url="/pl/", is_enough=is_enough, held_url=held_url)


CERTIFICATES: dict[str, tuple[Sample, ...]] = {
    "certificate_state": (
        normal(card=_card(), newer=""),
        normal("replaced", card=_card(replaced_at=WHEN), newer="/pl/"),
        error("revoked", card=_card(revoked_at=WHEN, revoked_reason="Wydany omyłkowo."), newer=""),
        long(card=_card(revoked_at=WHEN, revoked_reason=LONG_TITLE), newer=""),
    ),
    "certificate_says": (
        normal(card=_card()),
        normal("whole name", card=_card(said={"holder": "Zofia Żółć", "is_whole_name": True}, lang="nb")),
        tiny(card=_card(said={"minutes": None, "score": None, "issuer_name": ""})),
        empty("holder's data removed", card=_card(erased_at=WHEN)),
        long(card=_card(said={"title": LONG_TITLE, "holder": LONG_WORD, "issuer_address": LONG_TITLE})),
        many(card=_card(said={"items": [_item(f"Szkolenie {number}") for number in range(1, 13)]})),
    ),
    "certificate_actions": (normal(card=_card()), normal("name shown", card=_card(shows_name=True)), empty(card=_card(revoked_at=WHEN))),
    "certificate_offer": (
        normal(offers=[_offer()], is_completed=False),
        normal("completed", offers=[_offer()], is_completed=True),
        normal("held", offers=[_offer("Animator NGO", held_url="/pl/")], is_completed=True),
        many("counts towards another", offers=[_offer(), _offer(LONG_TITLE, is_enough=False)], is_completed=False),
        empty(offers=[], is_completed=False),
    ),
    "certificate_privacy": (normal(privacy_url="/pl/"), empty(privacy_url="")),
}
