"""What accounts add to Wagtail's admin."""

from django.http import HttpRequest
from wagtail import hooks

from cms.accounts.domain.people import match_addresses
from cms.accounts.models import User


@hooks.register("after_edit_user")
def forget_old_addresses(request: HttpRequest, user: User) -> None:
    """An administrator may have changed the e-mail, which is the login."""
    match_addresses(user=user)
