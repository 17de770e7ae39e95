"""The name that somebody confirmed for certificates."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Participant


class Holder(models.Model):
    """What a person confirmed for certificates to come: they are then given with the last step, without a further question."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="holder")
    name = models.CharField(_("first and last name"), max_length=120)
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    shows_name = models.BooleanField(_("the name is shown to whoever checks"), default=False)
    confirmed_at = models.DateTimeField(_("confirmed on"), default=timezone.now)

    class Meta:
        verbose_name = _("confirmed name")
        verbose_name_plural = _("confirmed names")

    def __str__(self) -> str:
        return f"holder {self.participant_id}"
