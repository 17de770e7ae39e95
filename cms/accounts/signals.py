"""Connects signing in to the merge."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from cms.accounts.domain.merge import absorb_cookie
from cms.accounts.models import User


def merge_at_sign_in(sender: type[User], *, request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """Join what was done before signing in to the account."""
    if request is not None:
        absorb_cookie(request=request, user=user)


def connect() -> None:
    """Connect the receivers of this room."""
    user_logged_in.connect(merge_at_sign_in, dispatch_uid="mowis_accounts.merge_at_sign_in")
