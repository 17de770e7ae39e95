"""Works of the child on certificates, and on courses and questions as files."""

import resource
import sys
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from bench.measure import clock
from cms.accounts.models import Participant
from cms.credentials.domain.batch import Portion, issue_portion
from cms.credentials.domain.documents import credential_of, paper_of
from cms.credentials.domain.holders import confirm_name
from cms.credentials.domain.issuing import issue_certificate
from cms.credentials.enums import RuleKind
from cms.credentials.models import Certificate, Rule
from learning.exchange.archive.writing import archive_of
from learning.exchange.interchange.formats import FORMATS
from learning.exchange.interchange.steps import add_questions
from learning.models import CoursePage, CourseProgress, CourseStructure, StepPage
from learning.synthetic import SLUG

NAME = "Żaneta Przykładowa-Ćwikła"
PARAGRAPH = "<p>Fundację ustanawia fundator. <b>Statut</b> mówi, jak działa, a wpis do rejestru daje jej osobowość prawną.</p>"
GIFT = "::Pytanie {n}::Ile dni ma termin numer {n}?{{=21#Tak, tyle. ~7#Za mało. ~30#Za dużo. ~90}}\n\n"


def _course() -> CoursePage:
    return CoursePage.objects.get(slug=SLUG, locale=Locale.get_default())


def write_texts() -> int:
    """Give each step of the course about a page of text; how many steps there are."""
    steps = StepPage.objects.descendant_of(_course()).order_by("path")
    for step in steps:
        step.body = StepPage.body.field.to_python([{"type": "text", "value": PARAGRAPH * 20, "id": str(step.translation_key)}])
        step.save(update_fields=["body"])
    return len(steps)


def name_holders(people: int) -> int:
    """Have so many people complete the course and confirm a name; how many there are.

    Of synthetic learners hardly anybody completes a long course, and what a certificate costs does not hang on how they did it.
    """
    course = _course()
    structure = CourseStructure.objects.get(course_key=course.translation_key, is_current=True)
    rows = CourseProgress.objects.filter(course_key=course.translation_key).order_by("participant")[:people]
    CourseProgress.objects.filter(pk__in=[row.pk for row in rows]).update(completed_at=timezone.now(), completed_structure=structure)
    found = list(Participant.objects.filter(pk__in=[row.participant_id for row in rows]).order_by("pk"))
    for participant in found:
        confirm_name(participant=participant, name=NAME, language="pl", shows_name=False)
    return len(found)


def _rule(code: str) -> Rule:
    keys = [str(_course().translation_key)]
    rule, _made = Rule.objects.get_or_create(code=code, defaults={"kind": RuleKind.PASSED, "keys": keys, "titles": {"pl": "Na próbę"}})
    return rule


def _papers(certificate: Certificate) -> int:
    return len(paper_of(certificate)) + len(credential_of(certificate, names_holder=True))


def certificates(people: int) -> list[float]:
    """Seconds of a certificate with its paper and credential, for each of so many people, one after another."""
    rule = _rule("pojedynczo")
    done = CourseProgress.objects.filter(completed_at__isnull=False).order_by("participant").values("participant")[:people]

    def give(participant: Participant) -> None:
        _papers(issue_certificate(participant=participant, rule=rule, name=NAME, language="pl"))

    return [clock(lambda one=one: give(one)) for one in Participant.objects.filter(pk__in=done)]  # type: ignore[misc]


def _peak() -> float:
    """The most memory that the process has had so far, in megabytes."""
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def batch() -> dict[str, float]:
    """Give all who earned it their certificate, with paper and credential.

    Returns:
        Seconds, how many were issued, and by how many megabytes the memory grew after the first tenth.
    """
    rule, done, peaks = _rule("wszystkim"), Portion(), [_peak()]

    def run() -> None:
        nonlocal done
        last = 0
        while not done.is_last:
            done = done.plus(issue_portion(rule=rule, after=done.after))
            for certificate in Certificate.objects.filter(rule=rule, pk__gt=last).order_by("pk"):
                _papers(certificate)
                last = certificate.pk
            peaks.append(_peak())

    seconds = clock(run)
    early = peaks[max(1, len(peaks) // 10)]
    return {"seconds": seconds, "issued": done.issued, "megabytes": peaks[-1] - early}


def export_course() -> float:
    """Seconds that the course as a zip takes."""
    course = _course()
    return clock(lambda: archive_of(course))


def import_questions(questions: int) -> float:
    """Seconds that a GIFT file takes from its bytes to the draft; undone afterwards."""
    step = StepPage.objects.descendant_of(_course()).order_by("path").first()
    content = "".join(GIFT.format(n=n) for n in range(questions)).encode()
    added = 0

    def work() -> None:
        nonlocal added
        found: Any = FORMATS["gift"].read(content, file="pytania.txt")
        added = add_questions(step=step, records=[one.record for one in found.questions])

    with transaction.atomic():
        seconds = clock(work)
        transaction.set_rollback(True)
    if added != questions:
        raise RuntimeError(f"{added} of {questions} questions were added.")
    return seconds


WORKS: dict[str, Callable[..., Any]] = {
    "write_texts": write_texts,
    "name_holders": name_holders,
    "certificates": certificates,
    "batch": batch,
    "export_course": export_course,
    "import_questions": import_questions,
}
