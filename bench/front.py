"""The least that a portal needs to show a page, and counting its statements."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from home.models import HomePage

VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


def front_page() -> HomePage:
    """Migrate the database, and make the languages, a site and its front page."""
    call_command("migrate", verbosity=0)
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = HomePage(title="Portal", slug=settings.LANGUAGE_CODE, locale=Locale.get_default())
    root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


def tidy_up() -> None:
    """Have the database tidy up now and not while something is measured."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM (ANALYZE)")


def statements(work: Callable[[], object]) -> int:
    """How many statements a piece of work sends; beginning and ending transactions is not counted."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return sum(entry["sql"].lstrip(" (\n").upper().startswith(VERBS) for entry in captured.captured_queries)
