"""The keys that sign. They come from ``CREDENTIALS_KEYS``: a JWK set, or the path of a file with one.

The algorithm is ES256 (P-256): W3C's JOSE profile, European wallets and every JWT library know it under this one name, whereas Ed25519
is called “EdDSA” by some libraries and “Ed25519” by others (RFC 9864), and each refuses the other's word.
"""

import json
import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from .errors import BadKeysError, NoKeyError

ALGORITHM = "ES256"
CURVE = "P-256"


@dataclass(frozen=True)
class KeyRing:
    """The key that signs, if there is one, and all by which something signed here is checked."""

    signing: ECKey | None
    public: tuple[ECKey, ...]


def key_ring() -> KeyRing:
    """The keys as they are set now: read each time, so that a rotation needs no restart.

    Raises:
        NoKeyError: when none are set.
        BadKeysError: when they cannot be read or are of another kind.
    """
    return parse_keys(_text())


def signing_key() -> ECKey:
    """The key that signs.

    Raises:
        NoKeyError: when there is none, or only public ones.
    """
    key = key_ring().signing
    if key is None:
        raise NoKeyError("CREDENTIALS_KEYS holds public keys only.")
    return key


def keys_file() -> Path | None:
    """The file that holds the keys, or None when they stand in the setting itself or are not set."""
    value = settings.CREDENTIALS_KEYS.strip()
    return None if not value or value.startswith("{") else Path(value)


def _text() -> str:
    value: str = settings.CREDENTIALS_KEYS.strip()
    if not value:
        raise NoKeyError("CREDENTIALS_KEYS is not set.")
    path = keys_file()
    if path is None:
        return value
    if settings.CREDENTIALS_MAKE_KEYS and not path.exists():
        try:
            make_file(path)
        except OSError as error:
            raise BadKeysError(f"{path} cannot be made: {error.strerror}.") from error
    return read_file(path)


def read_file(path: Path) -> str:
    """The text of a file of keys.

    Raises:
        BadKeysError: when it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadKeysError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise BadKeysError(f"{path} is not a text.") from None


@lru_cache(maxsize=4)
def parse_keys(text: str) -> KeyRing:
    """Take a JWK set, or a single JWK, apart. The first private key signs.

    Raises:
        BadKeysError: naming the key by its place, and never its content.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        # Without the error itself: it would carry the text along.
        raise BadKeysError("The keys are not JSON.") from None
    rows = data.get("keys", [data]) if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise BadKeysError("The keys are not a JWK set.")
    keys = [_imported(row, place) for place, row in enumerate(rows, start=1)]
    public = {key.thumbprint(): ECKey.import_key(key.as_dict(private=False)) for key in keys}
    return KeyRing(signing=next((key for key in keys if key.is_private), None), public=tuple(public.values()))


def _imported(row: Any, place: int) -> ECKey:
    if not isinstance(row, dict) or row.get("kty") != "EC" or row.get("crv") != CURVE:
        raise BadKeysError(f"Key {place} is not one for {ALGORITHM} (EC, {CURVE}).")
    try:
        # Only what makes the key: a name, use or certificate that somebody wrote beside it is not ours to pass on.
        return ECKey.import_key({name: row[name] for name in ("kty", "crv", "x", "y", "d") if name in row})
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        raise BadKeysError(f"Key {place} is damaged.") from None


def new_keys() -> str:
    """A JWK set with one new private key."""
    return _dump([ECKey.generate_key(CURVE).as_dict(private=True)])


def rotated(text: str) -> str:
    """The keys with a new one in front, of the others the public half only: they check what they signed and sign nothing more.

    Raises:
        BadKeysError: when the keys cannot be read.
    """
    old = [key.as_dict(private=False) for key in parse_keys(text).public]
    return _dump([ECKey.generate_key(CURVE).as_dict(private=True), *old])


def _dump(rows: list[Any]) -> str:
    kept = [{name: row[name] for name in ("kty", "crv", "x", "y", "d") if name in row} for row in rows]
    return json.dumps({"keys": kept}, indent=2) + "\n"


def make_file(path: Path) -> None:
    """Make a file with a new key unless there is one. When several processes do so at once, the first one's key stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path, new_keys())
    try:
        # A link appears whole or not at all, and never in the place of a file that is there.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def replace_file(path: Path, text: str) -> None:
    """Put other keys into the file, as a whole. It stays with its owner, although an administrator may run this."""
    draft, owner = _draft(path, text), path.stat()
    if (os.geteuid(), os.getegid()) != (owner.st_uid, owner.st_gid):
        os.chown(draft, owner.st_uid, owner.st_gid)
    draft.replace(path)


def _draft(path: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp makes it readable for its owner only
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)
