"""The forms of accounts: allauth's, with our fields, words and limits."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.validators import EmailValidator, MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Audience, User

#: Longer than any passphrase; hashing takes its time with the length, so that it is a limit for attackers.
PASSWORD_MAX_LENGTH = 256
_EMAIL_MAX_LENGTH = 254  # RFC 5321, and the column
_PASSWORD_HINT = _("At least 10 characters. Three or four words that you remember make a good password.")
_AUDIENCES = [
    (Audience.NGO, _("somebody from a non-governmental organisation")),
    (Audience.OFFICIAL, _("a public official")),
    (Audience.COUNCILLOR, _("a councillor")),
    (Audience.RESIDENT, _("a resident")),
]


class PlainFieldsMixin(forms.BaseForm):
    """Labels instead of placeholders, and messages that say what to do."""

    use_required_attribute = False  # our own messages come in the page's language, the browser's do not

    def polish_fields(self, labels: dict[str, Any], hints: dict[str, Any] | None = None) -> None:
        """Name the fields and bound the passwords.

        Args:
            labels: label by name of field; fields that are not here are left out of the form.
            hints: text below the label, by name of field.
        """
        for name in [name for name in self.fields if name not in labels]:
            del self.fields[name]
        for name, label in labels.items():
            field = self.fields[name]
            field.label = label
            field.help_text = (hints or {}).get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field.widget, forms.PasswordInput):
                message = _("A password may have up to %(limit_value)d characters. Choose a shorter one.")
                field.validators.append(MaxLengthValidator(PASSWORD_MAX_LENGTH, message))
                field.error_messages["required"] = _("Type the password.")
            elif isinstance(field, forms.EmailField):
                field.error_messages.update(
                    required=_("Type your e-mail address."),
                    invalid=_("This is not an e-mail address. It should look like name@example.org."),
                )
                field.validators = [EmailValidator(field.error_messages["invalid"]), MaxLengthValidator(_EMAIL_MAX_LENGTH)]
        self.order_fields(list(labels))


class SignUpForm(PlainFieldsMixin, allauth_forms.SignupForm):
    """A new account."""

    account_already_exists: bool
    first_name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    last_name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    audience = forms.ChoiceField(choices=_AUDIENCES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the fields in the order in which people expect them."""
        super().__init__(*args, **kwargs)
        self.polish_fields(
            {
                "first_name": _("First name"),
                "last_name": _("Surname"),
                "email": _("E-mail"),
                "audience": _("I use the portal as"),
                "password1": _("Password"),
            },
            {"email": _("Your login. We will send a link there to make sure that it is yours."), "password1": _PASSWORD_HINT},
        )
        self.fields["first_name"].error_messages["required"] = _("Type your first name.")
        self.fields["last_name"].error_messages["required"] = _("Type your surname.")
        self.fields["audience"].error_messages.update(
            required=_("Choose one; you can change it later in your profile."),
            invalid_choice=_("Choose one from the list; you can change it later in your profile."),
        )

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponseBase | None]:
        """Save the person, or answer as if, when there is an account with this e-mail.

        Two posts can both find the address free; the database then lets one of them win, and the other one gets the very
        answer that it would have got a moment later.
        """
        if not self.account_already_exists:
            try:
                with transaction.atomic():
                    return super().try_save(request)
            except IntegrityError:
                if not User.objects.filter(email__iexact=self.cleaned_data["email"]).exists():
                    raise
                self.account_already_exists = True
        else:
            # As slow as making an account, so that the time of the answer does not tell which addresses have one.
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class SignInForm(PlainFieldsMixin, allauth_forms.LoginForm):
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        self.polish_fields({"login": _("E-mail"), "password": _("Password")})


class ResetPasswordForm(PlainFieldsMixin, allauth_forms.ResetPasswordForm):
    """Ask for a link to set a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        self.polish_fields({"email": _("E-mail")})


class NewPasswordForm(PlainFieldsMixin, allauth_forms.ResetPasswordKeyForm):
    """The new password, once: browsers show it, and it can be set again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        self.polish_fields({"password1": _("New password")}, {"password1": _PASSWORD_HINT})


class ChangePasswordForm(PlainFieldsMixin, allauth_forms.ChangePasswordForm):
    """The present password and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        self.polish_fields({"oldpassword": _("Present password"), "password1": _("New password")}, {"password1": _PASSWORD_HINT})


class ProfileForm(PlainFieldsMixin, forms.ModelForm):  # type: ignore[type-arg]
    """What a person may change about themselves."""

    audience = forms.ChoiceField(choices=_AUDIENCES, widget=forms.RadioSelect)

    class Meta:
        model = User
        fields = ["first_name", "last_name", "audience", "language"]
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        self.polish_fields(
            {
                "first_name": _("First name"),
                "last_name": _("Surname"),
                "audience": _("I use the portal as"),
                "language": _("Language of e-mails"),
            }
        )
        for name, message in (("first_name", _("Type your first name.")), ("last_name", _("Type your surname."))):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = message


class DeleteAccountForm(PlainFieldsMixin, allauth_forms.ReauthenticateForm):
    """The password, as a signature under the wish to be deleted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        self.polish_fields({"password": _("Password")}, {"password": _("So that nobody deletes your account for you.")})
