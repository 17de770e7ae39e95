"""Mails of the portal to people, in their language, sent when what they tell has really happened."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

logger = logging.getLogger(__name__)
_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def queue_mail(*, template: str, to: str, language: str, context: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
    """Write a mail now and send it when the transaction commits; a transaction that is rolled back sends nothing.

    A mail server that does not answer breaks nothing: what was done is done, and the failure stands in the log.

    Args:
        template: what the two halves share, such as ``emails/notice_received``: ``…_subject.txt`` and ``…_message.txt``.
        to: the address.
        language: a code of ``LANGUAGES``; anything else gives the source language.
        context: names for the two templates; ``portal_url`` is there already.
        headers: further headers, such as ``List-Unsubscribe``.
    """
    with translation.override(language if language in _LANGUAGES else settings.LANGUAGE_CODE):
        names = {"portal_url": f"{settings.SITE_URL}/", **context}
        subject = " ".join(render_to_string(f"{template}_subject.txt", names).split())
        message = EmailMessage(subject, render_to_string(f"{template}_message.txt", names).strip() + "\n", to=[to])
    message.extra_headers |= headers or {}
    message.extra_headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers

    def send() -> None:
        try:
            message.send()
        except OSError:
            logger.exception("A mail (%s) could not be sent.", template)

    transaction.on_commit(send)
