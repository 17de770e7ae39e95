"""People who sign in, and participants: people who learn, signed in or not."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """On whose behalf a person uses the portal."""

    NGO = "ngo", _("non-governmental organisation")
    OFFICIAL = "official", _("public official")
    COUNCILLOR = "councillor", _("councillor")
    RESIDENT = "resident", _("resident")


class PortalUserManager(UserManager["User"]):
    """Makes users by e-mail; there are no user names."""

    def _create_user(self, email: str, password: str | None, **extra: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        """Make an ordinary user."""
        return self._create_user(email, password, **{"is_staff": False, "is_superuser": False, **extra})

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        """Make a user who may do everything."""
        return self._create_user(email, password, **{**extra, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by e-mail, whatever its case."""
        return self.get(email__iexact=username)


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail gives its reverse relations no manager
    """A person with an account. The e-mail is the login."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True, help_text=_("Also the login."))
    audience = models.CharField(_("I use the portal as"), max_length=12, choices=Audience, default=Audience.RESIDENT)
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language of e-mails sent to you."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PortalUserManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="mowis_accounts_email_once",
                violation_error_message=_("There is an account with this e-mail already."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        """Write the e-mail in lower case, so that it is one login however it is typed."""
        super().clean()
        self.email = self.email.lower()


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Queries with a meaning."""

    def anonymous(self) -> "ParticipantQuerySet":
        """Those who never signed in and were not merged."""
        return self.filter(user=None, merged_into=None, token_hash__isnull=False)


class Participant(models.Model):
    """A person who learns, signed in or not. Progress hangs on this, never on the account.

    ``token_hash`` is the SHA-256 of the secret in the participant's cookie. A merged participant stays as a row that
    points at where its progress went, so that a merge can be repeated without harm. A participant without user, token and
    ``merged_into`` is what stays of a deleted account: nobody can be found through it.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="participant")
    token_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 - unique when not null
    audience = models.CharField(max_length=12, choices=Audience, blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="merged_from")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.CheckConstraint(condition=models.Q(merged_into=None) | models.Q(user=None), name="mowis_accounts_merged_has_no_user"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")), name="mowis_accounts_not_merged_into_self"
            ),
            # An account is entered by signing in only; a cookie that opened it would be a second key.
            models.CheckConstraint(condition=models.Q(user=None) | models.Q(token_hash=None), name="mowis_accounts_user_has_no_token"),
        ]

    def __str__(self) -> str:
        return str(self.user) if self.user_id else f"participant {self.pk}"


class DeviceToken(models.Model):
    """A further device on which somebody without an account goes on, beside the first one's ``Participant.token_hash``."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("further device")
        verbose_name_plural = _("further devices")

    def __str__(self) -> str:
        return f"device {self.pk} of participant {self.participant_id}"


class TransferLink(models.Model):
    """A private link that carries somebody's progress to another device, once („Wróć tu później”). The database holds its secret's hash."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="transfer_links")
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used on"), null=True, blank=True)

    class Meta:
        verbose_name = _("transfer link")
        verbose_name_plural = _("transfer links")

    def __str__(self) -> str:
        return f"link {self.pk} of participant {self.participant_id}"
