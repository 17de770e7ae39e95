"""What stands on content pages: banners, legal state, the publication record, other versions, tags, files."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from wagtail.models import Page

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, long, many, normal, thing, tiny

DAY = date(2026, 10, 1)
WHEN = datetime(2026, 10, 1, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
KEY = UUID("00000000-0000-4000-8000-000000000001")


def _archived(reason: str = "Nabór się skończył.") -> SimpleNamespace:
    return thing(is_archived=True, archived_on=DAY, archive_reason=reason, shown_successor=None)


def _front_page() -> Page | None:
    return Page.objects.filter(depth=2).first()


def _replaced() -> SimpleNamespace:
    """Leads to a page that there is."""
    front = _front_page()
    locale_id = front.locale_id if front else 0
    return thing(is_archived=True, archived_on=DAY, archive_reason="Zasady się zmieniły.", shown_successor=front, locale_id=locale_id)


def _contact(name: str = "Anna Nowak", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "name": name,
            "role": "Koordynatorka współpracy",
            "unit": "Referat ds. Organizacji Pozarządowych",
            "phone": "12 616 00 00",
            "phone_link": "+48126160000",
            "email": "ngo@example.org",
            "address": "pl. Przykładowy 1, Kraków",
            "hours": "poniedziałek–piątek, 8.00–16.00",
            "note": "",
            **values,
        }
    )


def _legal(status: str = "verified", owner: str = "Referat ds. Organizacji Pozarządowych", **values: Any) -> SimpleNamespace:
    return thing(**{"legal_status": status, "state_of_law_on": DAY, "next_check_on": DAY, "legal_owner": owner, **values})


def _ending(**values: Any) -> SimpleNamespace:
    """An act that ends; its name is a sample."""
    act = {"title": "ustawa przykładowa", "lang": "pl", "in_force_to": DAY, "has_ended": False, "replaced_lang": "pl"}
    return thing(**{**act, "replaced_by": "nowa ustawa przykładowa", "replaced_from": DAY, **values})


def _check(*acts: SimpleNamespace, checked_on: date | None = DAY) -> SimpleNamespace:
    return thing(checked_on=checked_on, acts=list(acts))


def _record(person: str = "Jan Kowalski", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "pk": 0,
            "publishing_entity_id": None,
            "responsible_person": person,
            "published_by_name": "Anna Nowak",
            "produced_on": DAY,
            "first_published_at": WHEN,
            "last_published_at": WHEN,
            **values,
        }
    )


def _tag(title: str, lang: str = "") -> SimpleNamespace:
    return thing(slug="tag", title=title, lang=lang)


def _file(title: str, language: str = "pl", size: int = 1_200_000) -> SimpleNamespace:
    return thing(title=title, url="/pl/", language=language, kind="PDF", size=size, media_type="application/pdf")


def _task(title: str, icon: str, text: str = "Krok po kroku, ze wzorami pism.", lang: str = "") -> SimpleNamespace:
    return thing(title=title, text=text, url="/pl/", icon=icon, lang=lang)


def _facts(person: str = "Jan Kowalski", **values: Any) -> SimpleNamespace:
    return thing(
        **{
            "entity": "",
            "responsible_person": person,
            "published_by": "Anna Nowak",
            "produced_on": DAY,
            "published_at": WHEN,
            "updated_at": WHEN,
            **values,
        }
    )


def _change(words: str) -> SimpleNamespace:
    return thing(at=WHEN, words=words)


def _statement(facts: str = "Tekst grozi sąsiadom.", ground: str = "Regulamin, § 6 ust. 2", notice_id: int | None = 1) -> SimpleNamespace:
    return thing(
        reference="3F2A-9C1B",
        decided_at=datetime(2026, 10, 2, 9, 30, tzinfo=ZoneInfo("Europe/Warsaw")),
        facts=facts,
        get_ground_kind_display="postanowienie regulaminu",
        ground=ground,
        notice_id=notice_id,
    )


def _noticed(**values: Any) -> SimpleNamespace:
    return thing(**{"pk": None, **values})


PAGES: dict[str, tuple[Sample, ...]] = {
    "accessible_versions": (
        normal(
            page=thing(
                sign_language_video="https://example.org/pjm", sign_language_host="example.org", easy_to_read="<p>Krótko i prosto.</p>"
            )
        ),
        empty(page=thing(sign_language_video="", sign_language_host="", easy_to_read="")),
        long(page=thing(sign_language_video="", sign_language_host="", easy_to_read=f"<p>{LONG_TEXT}</p>")),
    ),
    "archived": (
        normal(page=_archived()),
        normal("with a successor", page=_replaced),
        empty("a current page", page=thing(is_archived=False)),
        long(page=_archived(LONG_TEXT)),
        tiny(page=_archived("")),
    ),
    "changes": (normal(changes=[_change("Zmieniono"), _change("Opublikowano")]), empty(changes=[])),
    "contact_card": (
        normal(contact=_contact()),
        long(contact=_contact(LONG_TITLE, note=LONG_TEXT, email=f"{LONG_WORD}@example.org"), lang="pl"),
        tiny(contact=_contact("Biuro", role="", unit="", phone="", phone_link="", email="", address="", hours="")),
    ),
    "legal_state": (
        normal(page=_legal()),
        normal("draft", page=_legal("draft")),
        tiny(page=_legal(owner="", next_check_on=None)),
        long(page=_legal(owner=LONG_TITLE)),
    ),
    "law_check": (
        normal(notice=_check(_ending())),
        normal("two acts, one has ended", notice=_check(_ending(), _ending(has_ended=True, replaced_by="", replaced_from=None))),
        tiny(notice=_check(checked_on=None)),
        long(notice=_check(_ending(title=LONG_TEXT, replaced_by=LONG_TITLE))),
    ),
    "page_feedback": (normal(url="/pl/"),),
    "page_notices": (normal(page=_noticed(is_archived=False)), long(page=_noticed(**vars(_archived(LONG_TEXT))))),
    "translation_note": (normal("older than the Polish page", url="/pl/", changed_at=WHEN), tiny("partly in Polish", url="/pl/")),
    "page_tags": (
        normal(tags=[_tag("wolontariat"), _tag("dotacje")], list_url="/pl/"),
        empty(tags=[], list_url="/pl/"),
        long(tags=[_tag(LONG_WORD, "pl"), _tag(LONG_TITLE)], list_url="/pl/"),
        many(tags=[_tag(f"temat {number}") for number in range(30)], list_url="/pl/"),
    ),
    "preview_banner": (normal(is_preview=True), empty(is_preview=False)),
    "publication_files": (
        normal(files=[_file("Raport"), _file("Summary", "en", 40_000)], title_of="Badanie"),
        empty(files=[], title_of="Badanie"),
        long(files=[_file(LONG_TITLE), _file(LONG_WORD)], title_of=LONG_TITLE),
        many(files=[_file(f"Część {number}") for number in range(12)], title_of="Badanie"),
    ),
    "publication_facts": (
        normal(record=_facts(), changes=[_change("Opublikowano")]),
        long(record=_facts(LONG_TITLE), changes=[_change("Zmieniono") for _number in range(12)]),
        tiny(record=_facts("", published_by="", produced_on=None, published_at=None, updated_at=None), changes=[]),
    ),
    "publication_record": (
        normal(page=_record()),
        long(page=_record(LONG_TITLE)),
        tiny(page=_record("", published_by_name="", produced_on=None, first_published_at=None, last_published_at=None)),
    ),
    "report_link": (normal(kind="story", key=KEY),),
    "statement": (
        normal(statement=_statement()),
        long(statement=_statement(LONG_TEXT, LONG_TITLE)),
        tiny(statement=_statement("Groźby.", "§ 6", notice_id=None)),
    ),
    "task_list": (
        normal(tasks=[_task("Załóż fundację", "foundation"), _task("Zdobądź pieniądze", "money"), _task("Zabierz głos", "voice")]),
        empty(tasks=[]),
        long(tasks=[_task(LONG_TITLE, "people", LONG_TEXT), _task(LONG_WORD, "book", LONG_WORD, "pl")]),
        tiny(tasks=[_task("KRS", "document", "")]),
        many(tasks=[_task(f"Zadanie {number}", "steps") for number in range(1, 13)]),
    ),
}
