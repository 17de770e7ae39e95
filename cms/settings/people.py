"""Accounts, sessions and the participant's cookie."""

from datetime import timedelta

AUTH_USER_MODEL = "mowis_accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_profile"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False  # mail scanners follow links
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "cms.accounts.forms.SignUpForm",
    "login": "cms.accounts.forms.SignInForm",
    "reset_password": "cms.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "cms.accounts.forms.NewPasswordForm",
    "change_password": "cms.accounts.forms.ChangePasswordForm",
}
ACCOUNT_LOGOUT_ON_GET = False
#: Beside allauth's own: how often a form of a person's own things is taken (cms.accounts.throttling).
ACCOUNT_RATE_LIMITS = {"own_things": "60/m/key"}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cms.core.views.errors.stale_form"

#: The cookie of a person who learns without an account: set with the first accepted answer, never by a GET.
PARTICIPANT_COOKIE = "mowis_participant"
PARTICIPANT_COOKIE_AGE = timedelta(days=180)
#: A participant who never signed in is deleted this long after the last visit.
PARTICIPANT_RETENTION = timedelta(days=180)

#: The slug of the Polish page that explains how personal data are used; every account form links to it.
PRIVACY_SLUG = "prywatnosc"
#: The slug of the Polish page with the terms of the portal; forms by which people send something in link to it.
TERMS_SLUG = "regulamin"
#: The slug of the Polish page with contacts; pages on which nobody is answered lead there.
CONTACT_SLUG = "kontakt"
#: Staff set a new password where everybody does; their e-mail is changed by an administrator, because it is the login.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
