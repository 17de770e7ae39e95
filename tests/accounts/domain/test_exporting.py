"""The copy of a person's data: complete, readable, and nobody else's."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.utils import translation

from cms.accounts import exporting
from cms.accounts.domain.exporting import export_archive, tables_of
from cms.accounts.domain.transfer import make_link
from cms.accounts.exporting import Table
from cms.accounts.models import Participant, User
from cms.guide.domain.reading import Sent
from learning.domain.keys import page_key
from learning.domain.people.personal import set_bookmark, write_note
from learning.enums import ReminderKind
from learning.models import GroupMember, LearningGroup, ReminderWish
from tests.factories import NewsIndexFactory, ParticipantFactory, SiteTree, UserFactory
from tests.factories.question_kinds import one_of_each
from tests.guide.outlines import ACT, GROUP, ONLINE, say
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries
from tests.learning.domain.publishing.test_structure import confirm
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import submit
from tests.news.submissions.making import draft

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]
URL = "/en/account/my-data/"


def unpack(content: bytes) -> tuple[dict[str, Any], dict[str, list[list[str]]]]:
    """The JSON, and the rows of each CSV file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    sheets = {name.removesuffix(".csv"): list(csv.reader(io.StringIO(text))) for name, text in texts.items() if name.endswith(".csv")}
    assert "README.txt" in texts
    return json.loads(texts["data.json"]), sheets


def busy(tree: SiteTree, person: Participant, note: str = "Moja notatka") -> None:
    """Do a bit of everything."""
    submit(tree.steps[0], person, right=False)
    submit(tree.steps[0], person)
    confirm(tree.read_step, person)
    set_bookmark(owner=lambda: person, step_key=page_key(tree.read_step), kept=True)
    write_note(owner=lambda: person, step_key=page_key(tree.read_step), text=note)
    GroupMember.objects.create(group=LearningGroup.objects.create(name="Urząd"), participant=person, name="Ola")
    ReminderWish.objects.create(participant=person, kind=ReminderKind.UNFINISHED)
    say(person, Sent([str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"}))


def test_it_holds_what_every_room_keeps(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    busy(site_tree, ParticipantFactory(user=learner, token_hash=None))
    response = learner_client.get(URL)
    assert (response["Content-Type"], response["Content-Disposition"]) == ("application/zip", 'attachment; filename="mowis-data.zip"')
    assert "no-store" in response["Cache-Control"]
    data, sheets = unpack(response.content)
    counts = {name: len(rows) for name, rows in data.items()}
    assert counts == {
        "certificates": 0, "certificate_name": 0,
        "account": 1, "learner": 1, "devices": 0, "transfer_links": 0, "courses": 1, "completions": 2, "attempts": 2, "answers": 4,
        "bookmarks": 1, "notes": 1, "groups": 1, "groups_led": 0, "reminders": 1, "reminders_sent": 0, "submissions": 0, "made_at": 1,
        "procedures": 1, "procedure_steps": 1, "procedure_dates": 1, "procedure_choices": 1,
    }  # fmt: skip
    assert {name: len(rows) - 1 for name, rows in sheets.items()} == {name: n for name, n in counts.items() if name != "made_at"}
    assert data["account"][0]["email"] == learner.email
    assert data["notes"][0]["text"] == "Moja notatka"
    assert data["courses"][0]["course"] == site_tree.course.title
    assert sheets["notes"][0] == ["Step", "Key of the step", "Note", "Changed on"]


def test_answers_are_in_words_and_not_in_keys(site_tree: SiteTree, learner: User) -> None:
    person = ParticipantFactory(user=learner, token_hash=None)
    attempt = submit(site_tree.steps[0], person)
    data, _ = unpack(export_archive(participant=person, user=learner))
    first = attempt.responses.select_related("wording").order_by("question__position")[0]
    options = first.wording.texts["options"]
    assert data["answers"][0]["question"] == first.wording.texts["prompt"]
    assert data["answers"][0]["answer"] == "; ".join(options[option]["text"] for option in first.answer[""])


def test_answers_of_every_type_are_in_words(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    step = edit(site_tree.quiz_step, lambda _raw: one_of_each())
    submit(step, person)
    data, _ = unpack(export_archive(participant=person, user=None))
    words = [row["answer"] for row in data["answers"]]
    assert words[5:8] == [
        "[1]: fundator\n[2]: sąd",
        "Statut: Fundator\nWpis do rejestru: Sąd\nSprawozdanie: Zarząd",
        "Akt fundacyjny: 1\nStatut: 2\nWniosek do sądu: 3",
    ]
    assert not any(re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", text) for text in words)


def test_nothing_of_anybody_else_is_in_it(site_tree: SiteTree, learner: User) -> None:
    mine = ParticipantFactory(user=learner, token_hash=None)
    busy(site_tree, mine)
    other = UserFactory(email="obca@example.org", last_name="Obca")
    busy(site_tree, ParticipantFactory(user=other, token_hash=None), note="Cudza notatka")
    NewsIndexFactory(parent=site_tree.home)
    draft(other, title="Cudzy tekst")
    draft(learner, title="Mój tekst")
    text = json.dumps(unpack(export_archive(participant=mine, user=learner)), ensure_ascii=False)
    assert [word in text for word in ("Moja notatka", "Mój tekst", "Cudz", "obca@", "Obca")] == [True, True, False, False, False]


def test_no_secret_is_in_it(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    link, secret = make_link(participant=person)
    text = json.dumps(unpack(export_archive(participant=person, user=None)))
    assert "transfer_links" in text
    assert [word in text for word in (secret, link.secret_hash, str(person.token_hash), "password")] == [False] * 4


def test_a_person_without_an_account_gets_theirs(site_tree: SiteTree, client: BrowserClient) -> None:
    page = client.get(site_tree.read_step.url)
    assert page.cookies.output() == ""
    client.post(f"/pl/nauka/krok/{page_key(site_tree.read_step)}/notatka/", {"form": "", "text": "Bez konta"})
    data, _ = unpack(client.get(URL).content)
    assert (data["notes"][0]["text"], "account" in data) == ("Bez konta", False)


def test_a_stranger_is_asked_to_sign_in(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.get(URL)
    assert (response.status_code, "/account/sign-in/" in response["Location"], response.cookies.output()) == (302, True, "")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://evil.example")', "+48 123", "-1", "@SUM(A1)", "=1\n+1", "＝1+1"])
def test_what_was_typed_is_no_formula_in_a_spreadsheet(site_tree: SiteTree, text: str) -> None:
    person = ParticipantFactory()
    write_note(owner=lambda: person, step_key=page_key(site_tree.read_step), text=text)
    data, sheets = unpack(export_archive(participant=person, user=None))
    assert (data["notes"][0]["text"], sheets["notes"][1][2]) == (text, f"'{text}")


def test_numbers_of_ours_stay_numbers() -> None:
    def exporter(*, participant: Participant | None, user: User | None) -> list[Table]:
        return [Table("numbers", "Numbers", {"n": "N"}, [{"n": -3}, {"n": None}, {"n": ["a", "b"]}, {"n": {"k": 1}}, {"n": ["=1+1", "b"]}])]

    exporting.register(exporter)
    try:
        _, sheets = unpack(export_archive(participant=ParticipantFactory(), user=None))
    finally:
        exporting._exporters.remove(exporter)
    assert sheets["numbers"] == [["N"], ["-3"], [""], ["a; b"], ['{"k": 1}'], ["'=1+1; b"]]


def test_a_step_that_is_gone_is_told_in_words(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    write_note(owner=lambda: person, step_key=page_key(site_tree.read_step), text="Zostaje")
    site_tree.read_step.delete()
    with translation.override("en"):
        data, _ = unpack(export_archive(participant=person, user=None))
    assert (data["notes"][0]["step"], data["notes"][0]["text"]) == ("no longer there", "Zostaje")


def test_it_costs_the_same_with_little_and_with_much(site_tree: SiteTree, learner: User, sql_count: Counter) -> None:
    person = ParticipantFactory(user=learner, token_hash=None)
    counts = []
    for rounds in (1, 8):
        for _ in range(rounds):
            submit(site_tree.steps[0], person)
        with sql_count() as queries:
            tables_of(participant=person, user=learner)
        assert queries.duplicates == []
        counts.append(queries.count)
    assert counts[0] == counts[1]
