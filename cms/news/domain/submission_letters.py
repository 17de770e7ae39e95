"""What senders are written, each in their own language."""

from django.urls import reverse
from django.utils import timezone, translation

from cms.core.mailing import queue_mail
from cms.core.pages.places import absolute
from cms.news.models.submissions import Submission


def edit_address(submission: Submission, language: str) -> str:
    """The address at which a submission is mended, in words of a language."""
    with translation.override(language):
        return absolute(reverse("story_edit", args=[submission.key]))


def tell_returned(submission: Submission, *, reason: str) -> None:
    """Write that it came back, why, and where to mend it."""
    person = submission.person
    if person is None or not person.is_active:
        return
    context = {"title": submission.page.draft_title, "reason": reason, "url": edit_address(submission, person.language)}
    queue_mail(template="emails/story_returned", to=person.email, language=person.language, context=context)


def tell_published(submission: Submission) -> None:
    """Write that it is published and where; once, however often editors publish it anew."""
    first = Submission.objects.filter(pk=submission.pk, announced_at=None, agreed_at__isnull=False).update(announced_at=timezone.now())
    person = submission.person
    if not first or person is None or not person.is_active:
        return
    context = {"title": submission.page.title, "url": submission.page.full_url or ""}
    queue_mail(template="emails/story_published", to=person.email, language=person.language, context=context)
