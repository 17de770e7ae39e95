"""Refusing to publish, and keeping a refusal from stopping others."""

import logging

from django.utils import timezone
from wagtail.models import Revision

logger = logging.getLogger(__name__)


class PublishRefusedError(Exception):
    """A page may not be published as it stands. The text says why."""


def withdraw_refused_schedules() -> list[Revision]:
    """Take due revisions off the schedule that their page would refuse to publish.

    Wagtail's ``publish_scheduled`` stops at the first error, so one page that is not ready would keep all others from going
    live. A page says what speaks against publishing by a method ``publish_refusal() -> str``.

    Returns:
        The revisions that were taken off; they stay as drafts.
    """
    refused = []
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()):
        page = revision.as_object()
        reason = page.publish_refusal() if hasattr(page, "publish_refusal") else ""
        if reason:
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            logger.error("“%s” was not published as scheduled: %s", page, reason)
            refused.append(revision)
    return refused
