"""``manage.py demo_accounts``: sample people to sign in as, on one's own machine."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.accounts.domain.demo import make_demo_accounts
from cms.accounts.errors import DemoAccountsRefusedError


class Command(BaseCommand):
    """Make the sample accounts that are missing, and print how to sign in."""

    help = "Makes sample accounts (local settings only) and prints their passwords. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delegate, and print a line per account."""
        try:
            results = make_demo_accounts()
        except DemoAccountsRefusedError as error:
            raise CommandError(str(error)) from error
        for result in results:
            account = result.account
            password = account.password if result.password_works else "(somebody has set another password)"
            self.stdout.write(f"{account.role:<12} {account.email:<24} {password}")
