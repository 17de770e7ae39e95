"""The secret in a participant's cookie, and how it is signed, read and hashed."""

import hashlib
import hmac
import secrets
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

#: Binds the signature to this use, so that no other signed value of the portal passes for a participant.
COOKIE_SALT = "cms.accounts.participant"
_FORM_SALT = b"cms.accounts.participant.form:"
_TOKEN_BYTES = 32


def new_token() -> str:
    """Return a fresh secret of 32 random bytes, in hexadecimal digits."""
    return secrets.token_hex(_TOKEN_BYTES)


def token_of_form(form_id: UUID) -> str:
    """Return the secret that belongs to a form.

    Twenty parallel posts of one form must make one participant, and every answer must carry the same cookie although only
    the hash is stored; so the secret is computed from the form and from a key that only the portal knows.

    Args:
        form_id: the id that the form was given when it was drawn.
    """
    return hmac.new(settings.SECRET_KEY.encode(), _FORM_SALT + form_id.bytes, hashlib.sha256).hexdigest()


def hash_token(token: str) -> str:
    """Return what is stored of a secret: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def read_cookie(request: HttpRequest) -> str | None:
    """Return the secret in the request's cookie; None when there is none or it is expired, tampered with or garbage."""
    max_age = settings.PARTICIPANT_COOKIE_AGE
    token: str | None = request.get_signed_cookie(settings.PARTICIPANT_COOKIE, default=None, salt=COOKIE_SALT, max_age=max_age)
    return token or None


def set_cookie(response: HttpResponseBase, *, token: str, secure: bool) -> None:
    """Give the secret to the browser.

    Args:
        response: the answer that carries it.
        token: the secret.
        secure: True when the request came by HTTPS; the browser then never sends it in the clear.
    """
    response.set_signed_cookie(
        settings.PARTICIPANT_COOKIE,
        token,
        salt=COOKIE_SALT,
        max_age=settings.PARTICIPANT_COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=secure,
    )
