"""A procedure as plain data: three steps, then two ways to choose between, then a yearly duty."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from cms.accounts.models import Participant
from cms.guide.domain.journeys import Drawn, keep
from cms.guide.domain.problems import Problem
from cms.guide.domain.reading import Sent, understand
from cms.guide.models import OwnJourney
from cms.guide.outline import DateRow, Group, Outline, Rule, StepRow, Strand

KEY = UUID(int=1)
GROUP = UUID(int=20)
PAPER, ONLINE = Strand(UUID(int=21), "Na papierze", "A"), Strand(UUID(int=22), "Przez internet", "B")
CRBR = Rule(UUID(int=31), "Zgłoś beneficjentów", "art. 60", "wpis-krs", 14, "days")
NIP = Rule(UUID(int=32), "Złóż NIP-8", "", "wpis-krs", 21, "days")
REPORT = Rule(UUID(int=33), "Złóż sprawozdanie", "", month=12, day=31)
ACT = StepRow(UUID(int=11), "1", "Podpisz akt")
STATUTE = StepRow(UUID(int=12), "2", "Uchwal statut", is_optional=True)
FILE_PAPER = StepRow(UUID(int=13), "3A", "Wyślij formularze", strand=PAPER.id)
SIGN_PAPER = StepRow(UUID(int=14), "4A", "Podpisz formularze", strand=PAPER.id)
FILE_ONLINE = StepRow(UUID(int=15), "3B", "Wyślij wniosek", strand=ONLINE.id)
ENTRY = StepRow(UUID(int=16), "5", "Zgłoś się do urzędów", gives_date="wpis-krs", rules=(CRBR, NIP))
YEARLY = StepRow(UUID(int=17), "6", "Rozlicz rok", rules=(REPORT,))
OUTLINE = Outline(
    KEY,
    "Jak założyć fundację",
    "/pl/poradnik/fundacja/",
    "",
    (DateRow("wpis-krs", "Dzień wpisu do KRS", ""),),
    (ACT, STATUTE, FILE_PAPER, SIGN_PAPER, FILE_ONLINE, ENTRY, YEARLY),
    (Group(GROUP, "alternatives", "Sposób złożenia", (PAPER, ONLINE)),),
)
TODAY = date(2026, 11, 10)


def say(person: Participant, sent: Sent, outline: Outline = OUTLINE, *, drawn: Drawn | None = None) -> tuple[Problem, ...]:
    """Keep what a form says, as a person does who is known already. A form is drawn just before."""

    def owner() -> Participant:
        return Participant.objects.select_for_update().get(pk=person.pk)

    said = understand(outline, sent)
    return said.problems + keep(owner=owner, outline=outline, said=said, drawn=drawn or Drawn(timezone.now() + timedelta(seconds=1)))


def tick(*steps: StepRow) -> Sent:
    """A form that ticks steps."""
    return Sent(tick=[str(step.id) for step in steps])


def everything(person: Participant) -> list[tuple[Any, ...]]:
    """All that somebody keeps, as plain values."""
    return [
        (row.procedure_key, row.title, row.started_at, row.touched_at,
         sorted(row.steps.values_list("step_id", "title", "ticked_at")),
         sorted(row.dates.values_list("key", "on", "entered_at")),
         sorted(row.choices.values_list("group_id", "strand_id")))
        for row in OwnJourney.objects.filter(participant=person).order_by("procedure_key")
    ]  # fmt: skip
