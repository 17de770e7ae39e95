"""Addresses of accounts: allauth's names, our words, and nothing of allauth's that is not listed here."""

from django.urls import path, register_converter

from cms.accounts.views import entrance, export, passwords, profile
from cms.core.addresses import address


class WordConverter:
    """Letters and digits, as a user's number is written in a link; the secret behind the hyphen follows."""

    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        """Keep the text."""
        return value

    def to_url(self, value: str) -> str:
        """Keep the text."""
        return value


register_converter(WordConverter, "word")

urlpatterns = [
    path(address(pl="konto/", en="account/", nb="konto/"), profile.ProfileView.as_view(), name="account_profile"),
    path(address(pl="konto/zaloz/", en="account/sign-up/", nb="konto/registrer/"), entrance.SignUpView.as_view(), name="account_signup"),
    path(
        address(pl="konto/sprawdz-poczte/", en="account/check-your-mail/", nb="konto/sjekk-e-posten/"),
        entrance.MailSentView.as_view(),
        name="account_email_verification_sent",
    ),
    path(
        address(pl="konto/potwierdz/<str:key>/", en="account/confirm/<str:key>/", nb="konto/bekreft/<str:key>/"),
        entrance.ConfirmEmailView.as_view(),
        name="account_confirm_email",
    ),
    path(address(pl="konto/zaloguj/", en="account/sign-in/", nb="konto/logg-inn/"), entrance.SignInView.as_view(), name="account_login"),
    path(address(pl="konto/wyloguj/", en="account/sign-out/", nb="konto/logg-ut/"), entrance.SignOutView.as_view(), name="account_logout"),
    path(
        address(pl="konto/wylaczone/", en="account/switched-off/", nb="konto/slatt-av/"),
        entrance.InactiveView.as_view(),
        name="account_inactive",
    ),
    path(
        address(pl="konto/zapomniane-haslo/", en="account/forgotten-password/", nb="konto/glemt-passord/"),
        passwords.ForgottenView.as_view(),
        name="account_reset_password",
    ),
    path(
        address(pl="konto/zapomniane-haslo/wyslane/", en="account/forgotten-password/sent/", nb="konto/glemt-passord/sendt/"),
        passwords.ForgottenSentView.as_view(),
        name="account_reset_password_done",
    ),
    path(
        address(
            pl="konto/nowe-haslo/<word:uidb36>-<str:key>/",
            en="account/new-password/<word:uidb36>-<str:key>/",
            nb="konto/nytt-passord/<word:uidb36>-<str:key>/",
        ),
        passwords.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        address(pl="konto/nowe-haslo/ustawione/", en="account/new-password/set/", nb="konto/nytt-passord/satt/"),
        passwords.NewPasswordSetView.as_view(),
        name="account_reset_password_from_key_done",
    ),
    path(
        address(pl="konto/haslo/", en="account/password/", nb="konto/passord/"),
        passwords.ChangePasswordView.as_view(),
        name="account_change_password",
    ),
    path(address(pl="konto/moje-dane/", en="account/my-data/", nb="konto/mine-data/"), export.export_data, name="account_export"),
    path(address(pl="konto/usun/", en="account/delete/", nb="konto/slett/"), profile.DeleteAccountView.as_view(), name="account_delete"),
    path(address(pl="konto/usuniete/", en="account/deleted/", nb="konto/slettet/"), profile.DeletedView.as_view(), name="account_deleted"),
]
