"""Sending in: a draft, then Wagtail's workflow of the news section, then an editor's word."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.coreutils import cautious_slugify
from wagtail.models import Page, WorkflowState

from cms.accounts.models import User
from cms.core.editing.workflows import ensure_workflows
from cms.news.models import ArticlePage, NewsIndexPage
from cms.news.models.reserved import RESERVED
from cms.news.models.submissions import OPEN, Submission, SubmissionState
from cms.notices.domain.deciding import statements_of

from .submission_errors import NoNewsSectionError, StoryChangedError, StoryClosedError, StoryNotFoundError, TooManyStoriesError
from .submission_text import Story, put_on, typed_text

#: By which the registry of notices knows what organisations send in.
KIND = "story"
#: New ones by one person within a day.
MOST_A_DAY = 20


@dataclass(frozen=True)
class Situation:
    """A submission and what its author should know: the text as it stands now, the state, and why."""

    submission: Submission
    #: The latest draft, with what an editor changed.
    page: Any
    state: SubmissionState
    #: The editors' comment of a submission that came back.
    comment: str
    #: The statement of reasons of one that was taken down.
    statement: Any

    @property
    def is_open(self) -> bool:
        """Whether its author can change it."""
        return self.state in OPEN


@transaction.atomic
def save_story(*, person: User, story: Story, form_id: UUID, key: UUID | None = None, seen: int = 0) -> Submission:
    """Keep what was typed as a draft that nobody else is shown.

    Args:
        person: who typed it.
        story: what was typed.
        form_id: what the form was minted with: the same form again changes what it made.
        key: the submission that is changed; None for a new one.
        seen: the revision that the form showed, 0 for a new one.

    Returns:
        The submission.

    Raises:
        StoryNotFoundError: when there is none with this key that is the person's.
        StoryClosedError: when it is not the person's to change now.
        StoryChangedError: when it was changed since.
        TooManyStoriesError: when the person began many today.
        NoNewsSectionError: when the portal has no list of news.
    """
    if key is not None:
        submission = _locked(person=person, page__translation_key=key)
        return _change(submission, person, story, seen)
    index = _news_section(person)
    # Two posts of one new form wait for each other here; the second then finds what the first has made.
    Page.objects.select_for_update().get(pk=index.pk)
    index.refresh_from_db()  # read before the wait, it may not know of the first child
    made = Submission.objects.filter(form_id=form_id, person=person).first()
    if made is not None:
        # The form that made it knows no revision; it may say the same again, and it may go on while nobody else did.
        return _change(_locked(person=person, pk=made.pk), person, story, seen or made.page.latest_revision_id or 0)
    if Submission.objects.filter(person=person, created_at__gt=timezone.now() - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyStoriesError
    page = new_page(person, index)
    put_on(page, story, person=person)
    page.slug = _slug(page, index)
    index.add_child(instance=page)
    page.save_revision(user=person)
    return Submission.objects.create(page=page, person=person, form_id=form_id)


@transaction.atomic
def send_story(*, person: User, story: Story, form_id: UUID, key: UUID | None = None, seen: int = 0) -> Submission:
    """Keep what was typed and hand it to the editors; the same form again hands it over once.

    Args and errors are those of ``save_story``. The person has agreed to the terms.

    Returns:
        The submission, waiting.
    """
    submission = save_story(person=person, story=story, form_id=form_id, key=key, seen=seen)
    if not situation_of(submission).is_open:
        return submission  # handed over before, by the same press
    _date_today(submission, person)
    page = ArticlePage.objects.get(pk=submission.page_id)
    if submission.agreed_at is None:
        submission.agreed_at = timezone.now()
        submission.save(update_fields=["agreed_at"])
    returned = page.current_workflow_state
    if returned is not None:
        returned.resume(user=person)
    else:
        # A section that was made by hand may have no workflow of its own yet.
        ensure_workflows(sections=[page.get_parent()])
        page.get_workflow().start(page, person)
    return submission


def situation_of(submission: Submission) -> Situation:
    """Where a submission stands."""
    return situations([submission])[0]


def situations(submissions: list[Submission]) -> list[Situation]:
    """Where submissions stand, in their order, in three queries for however many."""
    pages = [submission.page for submission in submissions]
    if not pages:
        return []
    statements = statements_of(kind=KIND, keys=[page.translation_key for page in pages])
    states = WorkflowState.objects.active().filter(
        base_content_type=pages[0].get_base_content_type(), object_id__in=[str(page.pk) for page in pages]
    )
    workflows = {int(one.object_id): one for one in states.select_related("current_task_state")}
    result = []
    for submission in submissions:
        workflow, statement = workflows.get(submission.page_id), statements.get(submission.key)
        state = submission.state(workflow=workflow, statement=statement)
        task = workflow.current_task_state if workflow and state == SubmissionState.RETURNED else None
        shown = statement if state == SubmissionState.TAKEN_DOWN else None
        result.append(Situation(submission, submission.page, state, task.comment if task else "", shown))
    return result


def find_story(*, person: User, key: UUID) -> Situation:
    """A person's submission with its latest text.

    Raises:
        StoryNotFoundError: when there is none, or it is somebody else's.
    """
    submission = Submission.objects.select_related("page").filter(person=person, page__translation_key=key).first()
    if submission is None:
        raise StoryNotFoundError
    found = situation_of(submission)
    return Situation(submission, submission.page.get_latest_revision_as_object(), found.state, found.comment, found.statement)


def new_page(person: User, index: NewsIndexPage | None = None) -> ArticlePage:
    """An article of today that is not saved anywhere, for the list of news in the person's language unless another is given."""
    index = index or _news_section(person)
    return ArticlePage(owner=person, submitted_by=person, locale=index.locale, live=False, published_on=timezone.localdate())


def _locked(**which: Any) -> Submission:
    """A submission that nobody else changes until the transaction ends."""
    submission = Submission.objects.select_for_update(of=("self",)).filter(**which).first()
    if submission is None:
        raise StoryNotFoundError
    # Read after the lock is ours: joined to it, PostgreSQL would give the page as it was before the wait.
    submission.page = ArticlePage.objects.get(pk=submission.page_id)
    return submission


def _change(submission: Submission, person: User, story: Story, seen: int) -> Submission:
    now = situation_of(submission)
    page = submission.page.get_latest_revision_as_object()
    same = _says_the_same(page, story)
    if not now.is_open:
        if same:
            return submission  # sent twice by one press too many
        raise StoryClosedError(now.state)
    if same:
        return submission
    if page.latest_revision_id != seen:
        raise StoryChangedError
    put_on(page, story, person=person)
    if not page.first_published_at:
        page.slug = _slug(page, page.get_parent())
    page.save_revision(user=person)
    submission.page.refresh_from_db()
    return submission


def _date_today(submission: Submission, person: User) -> None:
    """Give the text the day on which it is sent: a draft that lay for weeks would come into the list below what is new there."""
    page = submission.page.get_latest_revision_as_object()
    if page.published_on != timezone.localdate():
        page.published_on = timezone.localdate()
        page.save_revision(user=person)


def _says_the_same(page: Any, story: Story) -> bool:
    if story.picture is not None and story.picture.file is not None:
        return False
    image = page.listing_image
    there = (image.description, image.credit, image.licence) if image else None
    typed = (story.picture.alt, story.picture.credit, story.picture.licence) if story.picture else None
    copy = page.with_content_json(page.serializable_data())
    put_on(copy, story, person=page.owner, save_picture=False)
    fields = ("kind", "organisation_name", "title", "summary")
    return there == typed and all(getattr(copy, name) == getattr(page, name) for name in fields) and typed_text(copy) == typed_text(page)


def _news_section(person: User) -> NewsIndexPage:
    """The list of news in the person's language, or in the source language."""
    for code in (person.language, settings.LANGUAGE_CODE):
        index = NewsIndexPage.objects.filter(live=True, locale__language_code=code, alias_of=None).order_by("path").first()
        if index is not None:
            return index
    raise NoNewsSectionError


def _slug(page: ArticlePage, parent: Page) -> str:
    """A free address below the list, from the title."""
    base = cautious_slugify(page.title)[:200].strip("-") or "tekst"
    taken = set(parent.get_children().exclude(pk=page.pk).filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
