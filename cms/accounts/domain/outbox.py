"""Reading the mails that the portal wrote into a folder instead of sending them."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

#: What Django's file backend writes between two mails of one file.
_BETWEEN = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class OutboxMail:
    """A mail, as its reader would see it."""

    subject: str
    to: str
    sent_at: datetime | None
    text: str


def read_outbox(folder: Path, *, limit: int = 50) -> list[OutboxMail]:
    """Return the mails of a folder of Django's ``filebased`` backend, the newest first.

    Args:
        folder: where the backend writes; it may not exist yet.
        limit: how many to return at most.
    """
    files = sorted(folder.glob("*.log"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    mails: list[OutboxMail] = []
    for path in files:
        parts = [part for part in path.read_bytes().split(_BETWEEN) if part.strip()]
        mails.extend(_mail(part) for part in reversed(parts))
        if len(mails) >= limit:
            break
    return mails[:limit]


def _mail(raw: bytes) -> OutboxMail:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what policy.default makes
    body = message.get_body(preferencelist=("plain",))
    date = message["Date"]
    return OutboxMail(
        subject=str(message["Subject"] or ""),
        to=str(message["To"] or ""),
        sent_at=date.datetime if date is not None else None,
        text=body.get_content() if body is not None else "",
    )
