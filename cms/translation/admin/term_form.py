"""The form of an approved term."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.translation.domain.languages import target_locales
from cms.translation.models import ApprovedTerm


class TermForm(WagtailAdminModelForm):
    """A term and how it is said in one language."""

    class Meta:
        model = ApprovedTerm
        fields = ("term", "other_forms", "locale", "approved", "avoided", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locale"].queryset = target_locales()

    def clean(self) -> dict[str, Any]:
        """Refuse a term that the language has already, and lead to it.

        Returns:
            The cleaned values.
        """
        cleaned: dict[str, Any] = super().clean() or {}
        term, locale = cleaned.get("term"), cleaned.get("locale")
        standing = ApprovedTerm.standing(term=term, locale_id=locale.pk, besides=self.instance.pk) if term and locale else None
        if standing:
            text = _("The glossary of this language has this term already: {entry}. Add to that entry, or choose another language.")
            link = format_html('<a href="{}">{}</a>', reverse("mowis_terms:edit", args=[standing.pk]), standing)
            self.add_error("term", format_html(text, entry=link))
        return cleaned
