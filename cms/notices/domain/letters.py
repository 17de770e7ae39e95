"""What the people concerned are written, each in their own language."""

from typing import Any

from cms.core.mailing import queue_mail
from cms.notices.models import ContentNotice, StatementOfReasons
from cms.notices.registry import Item


def _about(notice: ContentNotice) -> dict[str, Any]:
    return {"notice": notice, "reference": notice.reference}


def confirm_receipt(notice: ContentNotice) -> None:
    """Confirm to the notifier that the notice came (DSA, art. 16 ust. 4); nothing for a notice without an e-mail."""
    if notice.notifier_email:
        queue_mail(template="emails/notice_received", to=notice.notifier_email, language=notice.language, context=_about(notice))


def tell_notifier(notice: ContentNotice, decision: StatementOfReasons) -> None:
    """Tell the notifier what was decided and how to object (DSA, art. 16 ust. 5)."""
    if notice.notifier_email:
        context = {**_about(notice), "decision": decision}
        queue_mail(template="emails/notice_decided", to=notice.notifier_email, language=notice.language, context=context)


def tell_author(item: Item, statement: StatementOfReasons) -> None:
    """Send the author the statement of reasons (DSA, art. 17). Who reported the item is not told."""
    author = item.author
    if author is not None and author.is_active and author.email:
        context = {"item": item, "statement": statement, "reference": statement.reference}
        queue_mail(template="emails/notice_statement", to=author.email, language=author.language, context=context)
