"""Signing up, in and out: allauth's views, with our context."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.accounts.views.parts import AccountPage


class AlreadyInMixin:
    """For forms that make no sense to somebody who signed in meanwhile, in another tab."""

    @staticmethod
    def on_stale_token(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead on to where the form would have led, instead of complaining that the form is old (cms.core.views.errors)."""
        return HttpResponseRedirect(get_next_redirect_url(request) or reverse("account_profile"))


class SignUpView(AlreadyInMixin, AccountPage, allauth_views.SignupView):
    """Make an account."""


class SignInView(AlreadyInMixin, AccountPage, allauth_views.LoginView):
    """Sign in. Staff use this page too."""

    def get_authenticated_redirect_url(self) -> str:
        """Send a signed-in person on.

        Wagtail sends whoever may not enter its admin to this page, and this page would send them back there for ever.

        Raises:
            PermissionDenied: when somebody without access comes from the admin.
        """
        following = get_next_redirect_url(self.request) or ""
        if following.startswith(reverse("wagtailadmin_home")) and not self.request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied(_("Your account is not one of the editors'. Ask the portal's administrator for access."))
        url: str = super().get_authenticated_redirect_url()
        return url


class SignOutView(AccountPage, allauth_views.LogoutView):
    """Sign out: a GET asks, a POST does."""


class MailSentView(AccountPage, allauth_views.EmailVerificationSentView):
    """Says that a mail is on its way, whoever asked."""


class InactiveView(AccountPage, allauth_views.AccountInactiveView):
    """Says that the account was switched off."""


class ConfirmEmailView(AccountPage, allauth_views.ConfirmEmailView):
    """Confirm an e-mail: a GET shows a button, because mail scanners follow links; a POST confirms."""

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the button, or say that the link is of no use any more."""
        self.object = self._confirmation()
        return self._page()

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm, then lead on to signing in; a used or old link says so instead of failing."""
        self.object = self._confirmation()
        if self.object is None:
            return self._page()
        response: HttpResponse = super().post(*args, **kwargs)
        return response

    def get_object(self, queryset: Any = None) -> Any:
        """Return what was found already."""
        return self.object

    def respond(self, success: bool) -> HttpResponse:  # noqa: FBT001 - allauth's
        """Answer after trying to confirm."""
        if not success:
            self.object = None
            return self._page()
        return HttpResponseRedirect(self.get_redirect_url())

    def get_redirect_url(self) -> str:
        """Lead to signing in, with ``next`` behind it; allauth would go there without signing in."""
        url: str = get_adapter(self.request).get_email_verification_redirect_url(self.object.email_address)
        return url

    def _confirmation(self) -> Any:
        """Return the confirmation that the link names, or None."""
        model = allauth_views.get_emailconfirmation_model()
        return model.from_key(self.kwargs["key"])

    def _page(self) -> HttpResponse:
        context = self.get_context_data()
        return self.render_to_response(context, status=200 if context["can_confirm"] else 410)
