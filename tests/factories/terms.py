"""Approved terms."""

from wagtail.models import Locale

from cms.translation.models import ApprovedTerm


def approve(term: str, approved: str, *, avoided: str = "", other_forms: str = "", code: str = "en", note: str = "") -> ApprovedTerm:
    """Put a term into the glossary of a language."""
    locale, _made = Locale.objects.get_or_create(language_code=code)
    return ApprovedTerm.objects.create(term=term, approved=approved, avoided=avoided, other_forms=other_forms, locale=locale, note=note)
