"""Sample accounts of a newcomer's machine."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cms.accounts.models import User
from tests.accounts.test_sign_in import sign_in, signed_in_user
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
ROLES = ["editor", "translator", "learner", "coordinator", "admin"]


def run() -> list[list[str]]:
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    return [line.split(maxsplit=2) for line in out.getvalue().splitlines()]


def test_printed_accounts_can_sign_in() -> None:
    printed = run()
    assert [(role, email) for role, email, _ in printed] == [(role, f"{role}@example.org") for role in ROLES]
    for _, email, password in printed:
        browser = BrowserClient()
        sign_in(browser, email, password)
        assert signed_in_user(browser) is not None, email


def test_second_run_changes_nothing_and_prints_the_same() -> None:
    first = run()
    rows = list(User.objects.order_by("pk").values())
    assert (run(), list(User.objects.order_by("pk").values()), EmailAddress.objects.filter(verified=True).count()) == (
        first,
        rows,
        len(ROLES),
    )


def test_changed_password_is_kept_and_not_claimed() -> None:
    run()
    user = User.objects.get(email="learner@example.org")
    user.set_password("my own words now")
    user.save()
    printed = {email: password for _, email, password in run()}
    user.refresh_from_db()
    assert (printed["learner@example.org"], user.check_password("my own words now")) == ("(somebody has set another password)", True)


def test_roles_of_the_samples() -> None:
    run()
    users = {user.email.split("@")[0]: user for user in User.objects.prefetch_related("groups")}
    assert {role: ([group.name for group in user.groups.all()], user.is_superuser) for role, user in users.items()} == {
        "editor": (["Editors"], False),
        "translator": (["Translators"], False),
        "learner": ([], False),
        "coordinator": (["Coordinators"], False),
        "admin": ([], True),
    }
    assert {user.last_name for user in users.values()} == {"(konto przykładowe)"}


def test_refused_outside_local_settings(settings: Settings) -> None:
    settings.DEMO_ACCOUNTS = False
    with pytest.raises(CommandError, match="local settings only"):
        call_command("demo_accounts")
    assert User.objects.count() == 0
