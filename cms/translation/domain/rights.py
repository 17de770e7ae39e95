"""Who may do what with translations. The rights are Wagtail's and wagtail-localize's own; here they only have one name each."""

from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

ADMIN, SUBMIT = "wagtailadmin.access_admin", "wagtail_localize.submit_translation"


def may_see(user: Any) -> bool:
    """Whether the person may look at the board, at terms and at catalogues: whoever may begin translations."""
    return bool(user.is_active and user.has_perm(ADMIN) and user.has_perm(SUBMIT))


def may_translate(user: Any, translation: Translation) -> bool:
    """Whether the person may change the texts of a translation: whoever may edit the page that it becomes.

    Before there is such a page, whoever may edit the front page of the language.
    """
    target = target_of(translation)
    page = target or front_page(translation.target_locale)
    return bool(page and may_see(user) and page.permissions_for_user(user).can_edit())


def may_publish(user: Any, translation: Translation) -> bool:
    """Whether the person may make the translation public."""
    page = target_of(translation) or front_page(translation.target_locale)
    return bool(page and may_see(user) and page.permissions_for_user(user).can_publish())


def target_of(translation: Translation) -> Page | None:
    """The page that the translation becomes, if it is made; a mirror of the source is none."""
    key = translation.source.object_id
    found: Page | None = Page.objects.filter(translation_key=key, locale_id=translation.target_locale_id, alias_of=None).first()
    return found


def source_page_of(translation: Translation) -> int | None:
    """Primary key of the page that is translated; None when it is gone, or is a record and no page."""
    source = translation.source
    found: int | None = (
        Page.objects.filter(translation_key=source.object_id, locale_id=source.locale_id).values_list("pk", flat=True).first()
    )
    return found


def front_page(locale: Locale) -> Page | None:
    """The front page of a language."""
    found: Page | None = Page.objects.filter(depth=2, locale=locale, alias_of=None).order_by("path").first()
    return found
