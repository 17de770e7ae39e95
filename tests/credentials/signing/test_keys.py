"""Where keys come from, how they are made and rotated."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import ECKey, OctKey, OKPKey

from cms.credentials.signing import keys
from cms.credentials.signing.errors import BadKeysError, NoKeyError
from cms.credentials.signing.jwt import sign_credential, verify
from tests.credentials.signing.making import NOW, document, facts


def rows(text: str) -> list[dict[str, str]]:
    read: list[dict[str, str]] = json.loads(text)["keys"]
    return read


def test_nothing_is_signed_without_a_key(settings: Any) -> None:
    settings.CREDENTIALS_KEYS = " "
    with pytest.raises(NoKeyError) as caught:
        sign_credential(facts(), now=NOW)
    assert not isinstance(caught.value, BadKeysError)


def test_public_keys_alone_check_and_do_not_sign(token: str, settings: Any) -> None:
    settings.CREDENTIALS_KEYS = json.dumps(keys.key_ring().public[0].as_dict(private=False))
    assert verify(token, document=document(), now=NOW).issuer == "did:web:testserver"
    with pytest.raises(NoKeyError):
        sign_credential(facts(), now=NOW)


@pytest.mark.usefixtures("keys")
def test_first_private_key_signs(settings: Any) -> None:
    first, second = ECKey.generate_key("P-256"), ECKey.generate_key("P-256")
    settings.CREDENTIALS_KEYS = json.dumps({"keys": [first.as_dict(private=False), second.as_dict(private=True)]})
    assert keys.signing_key().thumbprint() == second.thumbprint()
    assert [key.thumbprint() for key in keys.key_ring().public] == [first.thumbprint(), second.thumbprint()]


def test_key_that_stands_twice_is_one(settings: Any) -> None:
    key = ECKey.generate_key("P-256")
    settings.CREDENTIALS_KEYS = json.dumps({"keys": [key.as_dict(private=True), key.as_dict(private=False)]})
    assert len(keys.key_ring().public) == 1


def test_nothing_private_gets_into_the_document(settings: Any) -> None:
    key = {**ECKey.generate_key("P-256").as_dict(private=True), "use": "sig", "note": "kept by somebody"}
    settings.CREDENTIALS_KEYS = json.dumps(key)
    (method,) = document()["verificationMethod"]
    assert method["publicKeyJwk"] == {name: key[name] for name in ("kty", "crv", "x", "y")}
    assert str(key["d"]) not in json.dumps(document())


SECRET = ECKey.generate_key("P-256").as_dict(private=True)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"keys": []}',
        '{"keys": {}}',
        '{"keys": [1]}',
        json.dumps({"keys": [{**SECRET, "x": "AAAA"}]}),
        json.dumps({"keys": [{**SECRET, "d": 5}]}),
        json.dumps({"keys": [{name: value for name, value in SECRET.items() if name != "x"}]}),
        json.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True)),
        json.dumps(ECKey.generate_key("P-384").as_dict(private=True)),
        json.dumps(OctKey.generate_key(256).as_dict(private=True)),
        json.dumps({"keys": [SECRET]})[:-9],
    ],
    # Names that do not hold the keys, which are others in each process.
    ids=["brace", "none", "mapping", "number", "point", "secret", "half", "Ed25519", "P-384", "symmetric", "cut"],
)
def test_keys_that_cannot_be_used_are_refused_without_showing_them(text: str, settings: Any) -> None:
    settings.CREDENTIALS_KEYS = text
    with pytest.raises(BadKeysError) as caught:
        keys.key_ring()
    shown = f"{caught.value} {caught.value.__cause__}"
    assert str(SECRET["d"]) not in shown
    assert str(SECRET["x"]) not in shown


def test_missing_file_is_not_made_in_production(settings: Any, tmp_path: Path) -> None:
    settings.CREDENTIALS_KEYS, settings.CREDENTIALS_MAKE_KEYS = str(tmp_path / "keys.json"), False
    with pytest.raises(BadKeysError, match=r"keys\.json cannot be read: No such file"):
        keys.key_ring()
    assert list(tmp_path.iterdir()) == []


def test_file_that_cannot_be_made_is_said(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    settings.CREDENTIALS_KEYS = str(tmp_path / "file" / "keys.json")
    with pytest.raises(BadKeysError, match=r"keys\.json cannot be made: File exists"):
        keys.key_ring()


def test_file_that_is_no_text_is_said(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"\xff\xfe\x00")
    settings.CREDENTIALS_KEYS = str(path)
    with pytest.raises(BadKeysError, match="is not a text"):
        keys.key_ring()


def test_file_is_made_once_by_many_and_read_by_its_owner_alone(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "new" / "keys.json"
    settings.CREDENTIALS_KEYS = str(path)
    with ThreadPoolExecutor(20) as pool:
        found = set(pool.map(lambda _: keys.signing_key().thumbprint(), range(60)))
    assert len(found) == 1
    assert [file.name for file in path.parent.iterdir()] == ["keys.json"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_making_a_file_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("mine")
    keys.make_file(path)
    assert (path.read_text(), len(list(tmp_path.iterdir()))) == ("mine", 1)


def test_rotation_puts_a_new_key_in_front_and_keeps_the_old_ones_for_checking(token: str, settings: Any) -> None:
    before = keys.signing_key().thumbprint()
    settings.CREDENTIALS_KEYS = keys.rotated(keys.rotated(settings.CREDENTIALS_KEYS))
    assert ["d" in row for row in rows(settings.CREDENTIALS_KEYS)] == [True, False, False]
    assert keys.key_ring().public[-1].thumbprint() == before
    old = verify(token, document=document(), now=NOW)
    new = verify(sign_credential(facts(), now=NOW), document=document(), now=NOW)
    assert old.key_id != new.key_id
    assert old.credential == new.credential


def test_rotation_is_seen_without_a_restart(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    settings.CREDENTIALS_KEYS = str(path)
    first = keys.signing_key().thumbprint()
    keys.replace_file(path, keys.rotated(path.read_text()))
    assert keys.signing_key().thumbprint() != first
    assert first in {key.thumbprint() for key in keys.key_ring().public}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
