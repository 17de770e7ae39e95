"""How allauth behaves here: whom it writes to in which language, and where it sends people."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import SignupForm
from allauth.account.models import EmailConfirmationHMAC
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cms.accounts import notices
from cms.accounts.models import User

logger = logging.getLogger(__name__)


def _language_of(person: User | None) -> str:
    """Return a person's language, or that of the page for somebody unknown."""
    return person.language if person is not None else (translation.get_language() or settings.LANGUAGE_CODE)


class AccountAdapter(DefaultAccountAdapter):
    """The portal's choices."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This e-mail and this password do not belong together. Check both for typing errors, or set a new password below."
        ),
        "enter_current_password": _("This is not your present password. Type it again; nothing was changed."),
        "incorrect_password": _("This is not your password. Type it again; nothing was changed."),
        "too_many_login_attempts": _(
            "There were too many attempts with this e-mail. Wait five minutes and try again, or set a new password below."
        ),
    }

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say nothing: a message would be a cookie of somebody who may not be signed in (cms.accounts.notices)."""

    def save_user(self, request: HttpRequest, user: User, form: SignupForm, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - allauth's
        """Save a new person with audience, and with the language in which the form was read."""
        user.audience = form.cleaned_data["audience"]
        user.language = translation.get_language() or user.language
        super().save_user(request, user, form, commit=commit)
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail in the language of the person it goes to.

        A mail server that does not answer must not break the page: the page says what to do when no mail comes.
        """
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        with translation.override(_language_of(user)):
            try:
                super().send_mail(template_prefix, email, {**context, "portal_url": self.request.build_absolute_uri("/")})
            except OSError:
                logger.exception("A mail (%s) could not be sent.", template_prefix)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of an account that somebody tried to sign up with it; links are in the owner's language."""
        owner = User.objects.filter(email__iexact=email).first()
        with translation.override(_language_of(owner)):
            super().send_account_already_exists_mail(email)

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: EmailConfirmationHMAC) -> str:
        """Return the link of the mail. It carries ``next``, so that a phone may confirm what a laptop began."""
        user = emailconfirmation.email_address.user
        with translation.override(user.language):
            url = super().get_email_confirmation_url(request, emailconfirmation)
        return notices.with_query(url, **{REDIRECT_FIELD_NAME: get_next_redirect_url(request) or ""})

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """After confirming, sign in; ``next`` waits behind it."""
        if self.request.user.is_authenticated:
            return reverse("account_profile")
        following = get_next_redirect_url(self.request) or ""
        return notices.with_query(reverse("account_login"), notice=notices.CONFIRMED, **{REDIRECT_FIELD_NAME: following})

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Send the link to set a new password; it leads to the page in the person's own language."""
        with translation.override(user.language):
            url = self.get_reset_password_from_key_url(f"{context['uid']}-{context['key']}")
        super().send_password_reset_mail(user, email, {**context, "password_reset_url": url})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a new password, back to the profile."""
        return notices.with_query(reverse("account_profile"), notice=notices.PASSWORD_CHANGED)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """After signing out, a page that says so."""
        return notices.with_query(reverse("account_login"), notice=notices.SIGNED_OUT)
