"""Taking a notice in."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.core.senders import daily_mark
from cms.notices.errors import TooManyNoticesError
from cms.notices.models import ContentNotice
from cms.notices.registry import Item

from .letters import confirm_receipt

#: From one place within ``WINDOW``; somebody who reports a whole campaign needs a few, a machine would send hundreds.
MOST_NOTICES = 10
WINDOW = timedelta(hours=1)


def submit_notice(
    *,
    form_id: UUID,
    item: Item | None,
    address: str,
    title: str,
    category: str,
    explanation: str,
    notifier_name: str,
    notifier_email: str,
    good_faith: bool,
    language: str,
    client: str,
) -> ContentNotice:
    """Record a notice and confirm that it came (DSA, art. 16 ust. 1–4). The same form again is the same notice.

    Args:
        form_id: what the form was minted with.
        item: what is reported; None for a page of the portal itself.
        address: as it was reported.
        title: the title of what stands there.
        category: a value of ``NoticeCategory``.
        explanation: why it is illegal or against the terms.
        notifier_name: may be empty for a notice of an offence against children.
        notifier_email: as above; the confirmation and the decision go there.
        good_faith: that the person says so.
        language: the language of the mails.
        client: the network address of the person.

    Returns:
        The notice.

    Raises:
        TooManyNoticesError: when many notices came from there within an hour. Nothing is recorded.
    """
    try:
        with transaction.atomic():
            known = ContentNotice.objects.filter(public_id=form_id).first()
            if known is not None:
                return known
            mark = daily_mark("notice", client)
            if ContentNotice.objects.filter(client_hash=mark, created_at__gt=timezone.now() - WINDOW).count() >= MOST_NOTICES:
                raise TooManyNoticesError
            notice = ContentNotice.objects.create(
                public_id=form_id,
                kind=item.kind if item else "",
                object_key=item.key if item else None,
                address=address,
                title=title,
                category=category,
                explanation=explanation,
                notifier_name=notifier_name,
                notifier_email=notifier_email,
                good_faith=good_faith,
                language=language,
                client_hash=mark,
            )
            confirm_receipt(notice)
            return notice
    except IntegrityError:
        # Two posts of one form at the same moment: the database let one of them win.
        known = ContentNotice.objects.filter(public_id=form_id).first()
        if known is None:
            raise
        return known
