"""What a portal needs before content: languages, front pages, the site record, roles."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.accounts.domain.roles import ensure_roles
from cms.core.editing.workflows import ensure_workflows
from cms.news.models import NewsIndexPage
from home.models import HomePage


def ensure_locales() -> None:
    """Make a record for each language of the settings."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


@transaction.atomic
def ensure_site() -> None:
    """Point the site at the front page and take Wagtail's welcome page away."""
    home = HomePage.objects.filter(locale=Locale.get_default()).order_by("path").first()
    if home is None:
        return
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not HomePage.objects.filter(pk=site.root_page_id).exists():
        address = urlsplit(getattr(settings, "SITE_URL", "") or "http://localhost")
        site = site or Site(is_default_site=True)
        site.hostname = address.hostname or "localhost"
        site.port = address.port or (443 if address.scheme == "https" else 80)
        site.site_name = settings.WAGTAIL_SITE_NAME
        site.root_page = home
        site.save()
    # The page that Wagtail's migrations make: a plain Page, which no page type of the portal is.
    for page in Page.objects.filter(depth=2, content_type__app_label="wagtailcore", numchild=0):
        if not Site.objects.filter(root_page=page).exists():
            page.delete()


def grant_roles() -> None:
    """Give the roles their rights on the front pages."""
    ensure_roles(homes=list(HomePage.objects.order_by("path")))


def moderate_news() -> None:
    """Let what is written below the live lists of news go through moderation, in every language."""
    sections = list(NewsIndexPage.objects.filter(live=True).order_by("path"))
    if sections:
        ensure_workflows(sections=sections)
