"""Sample accounts for a newcomer's own machine. Their passwords are known to everybody."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from cms.accounts.domain.roles import COORDINATORS, EDITORS, TRANSLATORS, ensure_roles
from cms.accounts.errors import DemoAccountsRefusedError
from cms.accounts.models import Audience, User


@dataclass(frozen=True)
class DemoAccount:
    """A sample person."""

    role: str
    first_name: str
    audience: Audience
    group: str = ""
    is_admin: bool = False

    @property
    def email(self) -> str:
        """The login. Mail to example.org reaches nobody (RFC 2606)."""
        return f"{self.role}@example.org"

    @property
    def password(self) -> str:
        """The password, printed by ``demo_accounts``."""
        return f"mowis-{self.role}-demo"


#: The surname says that nobody is meant.
SURNAME = "(konto przykładowe)"
ACCOUNTS = (
    DemoAccount("editor", "Redaktor", Audience.OFFICIAL, EDITORS),
    DemoAccount("translator", "Tłumacz", Audience.OFFICIAL, TRANSLATORS),
    DemoAccount("learner", "Uczestnik", Audience.NGO),
    DemoAccount("coordinator", "Koordynator", Audience.OFFICIAL, COORDINATORS),
    DemoAccount("admin", "Administrator", Audience.OFFICIAL, is_admin=True),
)


@dataclass(frozen=True)
class DemoResult:
    """What became of a sample account."""

    account: DemoAccount
    made: bool
    #: False when somebody has set another password since.
    password_works: bool


@transaction.atomic
def make_demo_accounts() -> list[DemoResult]:
    """Make the sample accounts that are missing; those that stand are left alone.

    Returns:
        A result for each, in the order of ``ACCOUNTS``.

    Raises:
        DemoAccountsRefusedError: outside local settings.
    """
    if not getattr(settings, "DEMO_ACCOUNTS", False):
        raise DemoAccountsRefusedError("Demo accounts are for local settings only: everybody knows their passwords.")
    ensure_roles()
    return [_result(account) for account in ACCOUNTS]


def _result(account: DemoAccount) -> DemoResult:
    user = User.objects.filter(email=account.email).first()
    if user is not None:
        return DemoResult(account, made=False, password_works=user.check_password(account.password))
    maker = User.objects.create_superuser if account.is_admin else User.objects.create_user
    user = maker(account.email, account.password, first_name=account.first_name, last_name=SURNAME, audience=account.audience)
    EmailAddress.objects.create(user=user, email=account.email, verified=True, primary=True)
    if account.group:
        user.groups.add(Group.objects.get(name=account.group))
    return DemoResult(account, made=True, password_works=True)
