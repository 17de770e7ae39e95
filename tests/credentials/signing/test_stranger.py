"""Another library, in a process without our code, checks a certificate by the DID document that the portal serves."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from cms.credentials.signing.jwt import sign_credential
from cms.credentials.signing.keys import new_keys, rotated
from cms.credentials.signing.status import status_list_credential
from tests.credentials.signing.making import facts, packed, unpacked, with_header, with_payload

SCRIPT = Path(__file__).parent / "stranger.py"
HOLDS = "MOWIS: Zażółć Gęśla (przykład), Pierwsze kroki organizacji"


def ask(folder: Path, **asked: Any) -> dict[str, str]:
    """What the stranger finds. It runs isolated, so that it cannot import from here even by accident."""
    done = subprocess.run([sys.executable, "-I", SCRIPT], cwd=folder, input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["ours"] == []
    found: dict[str, str] = answer["found"]
    return found


def test_stranger_believes_what_we_signed_and_nothing_else(live_server: LiveServer, settings: Any, keys: str, tmp_path: Path) -> None:
    settings.SITE_URL = live_server.url
    now = timezone.now()
    good = facts(site_url=live_server.url, issued_at=now - timedelta(hours=1))
    token = sign_credential(good, now=now)
    header, payload, signature = token.split(".")
    settings.CREDENTIALS_KEYS = new_keys()
    strange = sign_credential(good, now=now)
    settings.CREDENTIALS_KEYS = keys
    known = unpacked(header)["kid"]
    found = ask(
        tmp_path,
        issuer=unpacked(payload)["iss"],
        plain=True,
        lists={},
        tokens={
            "good": token,
            "nameless": sign_credential(facts(site_url=live_server.url, issued_at=now, holder=None, hours=None, items=()), now=now),
            "altered words": with_payload(token, name="Doktorat"),
            "altered signature": f"{header}.{payload}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}",
            "unknown key": strange,
            "unknown key under a known name": with_header(strange, kid=known),
            "none": f"{packed({**unpacked(header), 'alg': 'none'})}.{payload}.",
            "from tomorrow": sign_credential(facts(site_url=live_server.url, issued_at=now + timedelta(days=1)), now=now),
        },
    )
    assert {name: text.split(":")[0] for name, text in found.items()} == {
        name: "MOWIS" if name in {"good", "nameless"} else "refused" for name in found
    }
    assert (found["good"], found["nameless"]) == (HOLDS, "MOWIS: –, Pierwsze kroki organizacji")
    assert "Invalid signature" in found["altered words"]
    assert "Invalid signature" in found["altered signature"]
    assert "no verificationMethod with id" in found["unknown key"]
    assert "Algorithm 'none'" in found["none"]
    assert "not yet valid" in found["from tomorrow"]


def test_stranger_sees_revocation_in_our_list_and_old_certificates_after_a_rotation(
    live_server: LiveServer, settings: Any, keys: str, tmp_path: Path
) -> None:
    settings.SITE_URL = live_server.url
    now = timezone.now()
    address = f"{live_server.url}/status/1"
    made = [facts(site_url=live_server.url, issued_at=now, status_address=address, status_index=place) for place in (16, 17)]
    old = sign_credential(made[0], now=now)
    settings.CREDENTIALS_KEYS = rotated(keys)
    new = sign_credential(made[0], now=now)
    found = ask(
        tmp_path,
        issuer=unpacked(old.split(".")[1])["iss"],
        plain=True,
        lists={address: status_list_credential(revoked=[17], address=address, now=now)},
        tokens={"new": new, "revoked": sign_credential(made[1], now=now)},
    )
    assert found["new"] == HOLDS
    assert "'revocation' is set at index 17" in found["revoked"]
    before = ask(tmp_path, issuer=unpacked(old.split(".")[1])["iss"], plain=True, lists={}, tokens={"old": old})
    assert before == {"old": HOLDS}
