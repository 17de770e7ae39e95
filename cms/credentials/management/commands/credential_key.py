"""`manage.py credential_key [FILE] [--rotate]`: keys by which certificates are signed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.credentials.signing import keys
from cms.credentials.signing.errors import BadKeysError


class Command(BaseCommand):
    """Makes a key, or puts a new one in front of those that there are."""

    help = "Make a key that signs certificates, or rotate: a new key signs, the earlier ones only check what they signed."
    # A portal is set up with this before it is whole.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whether to rotate."""
        parser.add_argument("file", type=Path, nargs="?", help="file of keys; without it the keys are printed")
        parser.add_argument("--rotate", action="store_true", help="a new key in front; of the earlier ones the public half stays")

    def handle(self, *, file: Path | None, rotate: bool, **options: Any) -> None:
        """Print or write a JWK set.

        Raises:
            CommandError: when keys would be overwritten, or cannot be read; nothing was changed then.
        """
        try:
            if rotate:
                self._rotate(file or keys.keys_file())
            elif file is None:
                self.stdout.write(keys.new_keys(), ending="")
            else:
                self._make(file)
        except BadKeysError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was changed.") from error

    def _make(self, file: Path) -> None:
        if file.exists():
            raise CommandError(f"{file} is there already. Nothing was changed. Rotate it with --rotate, or choose another file.")
        keys.make_file(file)
        self.stdout.write(f"{file} holds a new key, readable for you alone. Set CREDENTIALS_KEYS to its path.")

    def _rotate(self, file: Path | None) -> None:
        """Rotate the keys of a file, or those in the setting itself, which only whoever keeps the environment can replace."""
        if file is None:
            if not settings.CREDENTIALS_KEYS.strip():
                raise CommandError("CREDENTIALS_KEYS is not set: nothing to rotate. Make a key first: manage.py credential_key FILE")
            self.stdout.write(keys.rotated(settings.CREDENTIALS_KEYS), ending="")
            return
        text = keys.rotated(keys.read_file(file))
        keys.replace_file(file, text)
        count = len(keys.parse_keys(text).public) - 1
        self.stdout.write(f"{file} holds a new key in front; keys that only check what they signed: {count}. No restart is needed.")
