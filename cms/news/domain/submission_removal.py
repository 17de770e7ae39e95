"""What organisations send in, as the registry of notices sees it: found, recognised, taken down."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from cms.accounts.models import User
from cms.news.enums import ArticleKind
from cms.news.models import ArticlePage
from cms.news.models.submissions import Submission
from cms.notices.registry import Item, register

from .submissions import KIND

#: The action in the page's history.
TAKEN_DOWN = "mowis_news.taken_down"
_SENT_IN = Q(kind=ArticleKind.STORY) | ~Q(organisation_name="") | Q(submitted_by__isnull=False)


def connect() -> None:
    """Tell the notices room about this kind of content; called once when the app is ready."""
    register(KIND, resolve=resolve, take_down=take_down, recognise=recognise)


def recognise(page: Page) -> UUID | None:
    """The key of an article that an organisation sent in; None for any other page."""
    specific: Any = page.specific_deferred
    if isinstance(specific, ArticlePage) and (specific.kind == ArticleKind.STORY or specific.organisation_name or specific.submitted_by_id):
        return UUID(str(specific.translation_key))
    return None


def resolve(key: UUID) -> Item | None:
    """The item with a key: its original, or the source language's; with the address of any language that is live."""
    found = list(ArticlePage.objects.filter(_SENT_IN, translation_key=key).select_related("locale", "submitted_by"))
    found.sort(key=lambda page: (page.submitted_by_id is None, page.locale.language_code != settings.LANGUAGE_CODE, page.pk))
    if not found:
        return None
    live = next((page for page in found if page.live), None)
    return Item(KIND, key, (live or found[0]).title, (live.url or "") if live else "", found[0].submitted_by)


def take_down(*, key: UUID, user: User, reason: str) -> None:
    """Unpublish an item in every language and write the reason into its history; what waits for approval or its hour is withdrawn.

    Args:
        key: the item.
        user: who decided.
        reason: on what it rests, for the history.
    """
    for page in ArticlePage.objects.filter(translation_key=key):
        workflow = page.current_workflow_state
        if workflow is not None:
            workflow.cancel(user=user)
        if page.live:
            # A plan or an editor's lock closes the page to Wagtail's own button; a decision under the law goes before it.
            UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
            log(instance=page, action=TAKEN_DOWN, user=user, data={"reason": reason})
        # A version that waits for its hour, perhaps in a language that was not live yet, must not bring the text back by itself.
        page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    Submission.objects.filter(page__translation_key=key).update(announced_at=None)
