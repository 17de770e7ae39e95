"""What a language does about pages that are not translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.locales.components import LocaleComponentModelForm, register_locale_component

from cms.translation.enums import Untranslated


@register_locale_component(
    heading=_("Pages that are not translated"),
    help_text=_("What readers of this language see of a text page that is not translated. A quiz is never shown half translated."),
)
class LanguagePolicy(models.Model):
    """The policy of one language, set where the language is."""

    locale = models.OneToOneField(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="translation_policy")
    untranslated = models.CharField(_("readers see"), max_length=10, choices=Untranslated, default=Untranslated.SHOWN)

    base_form_class = LocaleComponentModelForm

    class Meta:
        verbose_name = _("policy of a language")
        verbose_name_plural = _("policies of languages")

    def __str__(self) -> str:
        return f"{self.locale_id}: {self.untranslated}"
