"""A person's own account."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django import forms
from django.contrib.auth import logout
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView

from cms.accounts import notices
from cms.accounts.domain.people import delete_account, update_profile
from cms.accounts.errors import LastAdministratorError
from cms.accounts.forms import DeleteAccountForm, ProfileForm
from cms.accounts.models import User
from cms.accounts.pending import forget_typed, keep_typed, typed_before
from cms.accounts.views.parts import AccountPage

PROFILE = "profile"


@method_decorator(never_cache, name="dispatch")
class ProfileView(LoginRequiredMixin, AccountPage, FormView[ProfileForm]):
    """See and change one's details."""

    template_name = "account/profile.html"
    form_class = ProfileForm

    def handle_no_permission(self) -> HttpResponseRedirect:
        """Keep what was typed while the session ended, then ask to sign in."""
        if self.request.method == "POST":
            keep_typed(self.request, PROFILE)
        return super().handle_no_permission()

    def get_initial(self) -> dict[str, Any]:
        """Bring back what was typed before signing in again."""
        typed = typed_before(self.request, PROFILE)
        return {name: typed.get(name, "") for name in ProfileForm.base_fields} if typed else super().get_initial()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that it is back."""
        context = super().get_context_data(**kwargs)
        if not context["notice"] and typed_before(self.request, PROFILE):
            context["notice"] = _("You had been signed out meanwhile. What you typed is back and not saved yet.")
        return context

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from a copy, so that a refused name does not show up in the page's header."""
        return {**super().get_form_kwargs(), "instance": User.objects.get(pk=cast(User, self.request.user).pk)}

    @classmethod
    def on_stale_token(cls, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form again as it was filled in: a form that stood open while the person signed in anew has an old token."""
        view = cls()
        view.setup(request, *args, **kwargs)
        form = view.get_form()
        form.add_error(None, forms.ValidationError(_("This page stood open for long, so nothing was saved. Press the button again.")))
        response = view.form_invalid(form)
        response.status_code = 403
        return response

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        """Save and say so."""
        update_profile(user=cast(User, self.request.user), **form.cleaned_data)
        forget_typed(self.request, PROFILE)
        return HttpResponseRedirect(notices.with_query(reverse("account_profile"), notice=notices.SAVED))


@method_decorator([never_cache, sensitive_post_parameters("password")], name="dispatch")
class DeleteAccountView(LoginRequiredMixin, AccountPage, FormView[DeleteAccountForm]):
    """Delete one's account, signed with the password."""

    template_name = "account/delete.html"
    form_class = DeleteAccountForm

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a few attempts a minute: an unattended browser must not become a way to guess the password."""
        refused = ratelimit.consume_or_429(self.request, action="reauthenticate", user=self.request.user)
        return refused or super().post(*args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whose password it is."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: DeleteAccountForm) -> HttpResponse:
        """Delete, sign out, and write a last mail."""
        user = cast(User, self.request.user)
        farewell = User(email=user.email, first_name=user.first_name, last_name=user.last_name, language=user.language)
        try:
            delete_account(user=user)
        except LastAdministratorError:
            message = _("You are the only administrator. Give somebody else this role first; nothing was deleted.")
            form.add_error(None, forms.ValidationError(message))
            return self.form_invalid(form)
        logout(self.request)
        get_adapter(self.request).send_mail("emails/account_deleted", farewell.email, {"user": farewell})
        return HttpResponseRedirect(reverse("account_deleted"))


class DeletedView(AccountPage, TemplateView):
    """Says that the account is gone."""

    template_name = "account/deleted.html"
