"""Setting and changing a password."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.forms import UserTokenForm
from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.edit import FormView

from cms.accounts.views.parts import AccountPage


@method_decorator(never_cache, name="dispatch")
class ForgottenView(AccountPage, allauth_views.PasswordResetView):
    """Ask for a link to set a new password."""


class ForgottenSentView(AccountPage, allauth_views.PasswordResetDoneView):
    """Says that a mail is on its way, whoever asked."""


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters("password1"), name="dispatch")
@method_decorator(rate_limit(action="reset_password_from_key"), name="dispatch")
@method_decorator(login_not_required, name="dispatch")
class NewPasswordView(AccountPage, allauth_views.PasswordResetFromKeyView):
    """Set a new password, by the link of the mail.

    allauth moves the link's secret into a session, which would set a cookie on a GET. Here it stays in the address: the
    portal loads nothing from other hosts and its referrer policy tells them nothing, and the link works once.
    """

    def dispatch(self, request: HttpRequest, uidb36: str, key: str, **kwargs: Any) -> HttpResponseBase:
        """Check the link at each request, then show or take the form."""
        self.key = key
        link = UserTokenForm(data={"uidb36": uidb36, "key": key})
        if not link.is_valid():
            self.reset_user = None
            return self.render_to_response(self.get_context_data(token_fail=True, form=None), status=410)
        self.reset_user = link.reset_user
        if request.method == "POST" and request.user.is_authenticated and request.user.pk != self.reset_user.pk:
            self.logout()
        return FormView.dispatch(self, request, uidb36=uidb36, key=key, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that the link is good, unless it was found bad."""
        context: dict[str, Any] = super().get_context_data(**{"token_fail": False, **kwargs})
        return context


class NewPasswordSetView(AccountPage, allauth_views.PasswordResetFromKeyDoneView):
    """Says that the new password stands."""


class ChangePasswordView(AccountPage, allauth_views.PasswordChangeView):
    """Change the password of somebody who is signed in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send somebody whose account has no password to the page that sets one by mail."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            return HttpResponseRedirect(reverse("account_reset_password"))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response
