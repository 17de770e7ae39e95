"""The form of a set of synonyms."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from search.models import SynonymSet


class SynonymForm(WagtailAdminModelForm):
    """Expressions that find the same, a line each."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE)

    class Meta:
        model = SynonymSet
        fields = ("language", "expressions", "is_active", "note")
        widgets: dict[str, Any] = {"expressions": AdminAutoHeightTextInput(attrs={"rows": 5})}
