"""The strict harness and the fixtures that every room uses."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation

from cms.accounts.models import User
from cms.core.drawings import DRAWINGS
from cms.core.findable.registry import changed as findable_changed
from cms.core.near import COPIES
from cms.core.once import USUAL
from search.receivers import HEARS_OF_CHANGES
from search.receivers import connect as connect_search
from tests import factories
from tests.factories import SiteTree, UserFactory
from tests.harness.client import BrowserClient
from tests.harness.database import keep, lay_out, migrations_mark
from tests.harness.elasticsearch import HOW_TO_START, forget_indices
from tests.harness.queries import Queries, count_queries
from tests.harness.rows import Rows
from tests.harness.snapshot import Snapshot
from tests.harness.templates import strict_variables

#: People bring groups with them, and these have other numbers in each test.
SITE_TREE = Snapshot(factories.site_tree, fresh=lambda: not User.objects.exists())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests that really commit what migrations put into the database, because they empty it when they end."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = bool(marker and marker.kwargs.get("transaction")) or "live_server" in getattr(item, "fixturenames", ())
        if commits:
            options = {**(marker.kwargs if marker else {}), "transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Make the test database, on SQLite from a migrated copy that is kept between runs."""
    kept = Path(request.config.cache.mkdir("migrated")) / f"{migrations_mark()}.sqlite3"  # type: ignore[union-attr]
    sqlite = connection.vendor == "sqlite"
    with django_db_blocker.unblock():
        copied = sqlite and lay_out(kept)
        made = setup_databases(verbosity=0, interactive=False, keepdb=copied, serialized_aliases=[])
        if sqlite and not copied:
            keep(kept)
        Rows().instead_of_objects()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _strict_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    strict_variables(monkeypatch)


@pytest.fixture(autouse=True)
def _fresh_state() -> Iterator[None]:
    """Caches, generation marks and the active language never travel from one test to the next."""
    _forget()
    yield
    _forget()


@pytest.fixture(autouse=True)
def _search_hears_in_its_own_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Thousands of tests publish pages and look for none: taking all their words apart would be half of the suite's time."""
    own = "search" in request.path.relative_to(request.config.rootpath).parts
    if not own:
        findable_changed.disconnect(dispatch_uid=HEARS_OF_CHANGES)
    yield
    if not own:
        connect_search()


def _forget() -> None:
    translation.deactivate()
    for kept in (DRAWINGS, COPIES, USUAL):
        kept.forget()
    for cache in caches.all(initialized_only=True):
        cache.clear()
    directory = Path(settings.GENERATION_DIR)
    for mark in directory.glob("*") if directory.exists() else ():
        mark.unlink(missing_ok=True)


@pytest.fixture
def sql_count() -> Callable[[], AbstractContextManager[Queries]]:
    """``with sql_count() as queries: …`` then ``queries.count`` and ``queries.duplicates``."""
    return count_queries


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The Elasticsearch of the whole run, which all processes share; without one the test is skipped."""
    url = os.environ.get("ELASTICSEARCH_TEST_URL")
    if not url:
        pytest.skip(f"no Elasticsearch; {HOW_TO_START}")
    return url


@pytest.fixture
def index_prefix(elasticsearch_url: str) -> Iterator[str]:
    """How the names of a test's indices begin; no other test uses it, and what begins so is deleted afterwards."""
    prefix = f"test-{uuid4().hex[:12]}-"
    yield prefix
    forget_indices(elasticsearch_url, prefix)


@pytest.fixture
def site_tree(db: None) -> SiteTree:
    """The small portal: see tests.factories.SiteTree."""
    tree: SiteTree = SITE_TREE.lay_out()
    return tree


@pytest.fixture
def client() -> BrowserClient:
    """A person who is not signed in, in a browser."""
    return BrowserClient()


@pytest.fixture
def learner(db: None) -> User:
    """A person with an account and no role."""
    return UserFactory(email="learner@example.org")


@pytest.fixture
def translator(db: None) -> User:
    """A person who translates."""
    return UserFactory(email="translator@example.org", role="Translators")


@pytest.fixture
def editor(db: None) -> User:
    """A person who writes and publishes."""
    return UserFactory(email="editor@example.org", role="Editors")


@pytest.fixture
def coordinator(db: None) -> User:
    """A person who answers for courses and people's progress."""
    return UserFactory(email="coordinator@example.org", role="Coordinators")


@pytest.fixture
def admin(db: None) -> User:
    """A person who may do everything."""
    return UserFactory(email="admin@example.org", admin=True)


def signed_in(user: User) -> BrowserClient:
    """A browser in which this person is signed in."""
    browser = BrowserClient()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.fixture
def learner_client(learner: User) -> BrowserClient:
    """The learner's browser."""
    return signed_in(learner)


@pytest.fixture
def translator_client(translator: User) -> BrowserClient:
    """The translator's browser."""
    return signed_in(translator)


@pytest.fixture
def editor_client(editor: User) -> BrowserClient:
    """The editor's browser."""
    return signed_in(editor)


@pytest.fixture
def coordinator_client(coordinator: User) -> BrowserClient:
    """The coordinator's browser."""
    return signed_in(coordinator)


@pytest.fixture
def admin_client(admin: User) -> BrowserClient:
    """The administrator's browser."""
    return signed_in(admin)
