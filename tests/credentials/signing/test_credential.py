"""The credential, before it is signed."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cms.credentials.signing.credential import achievement_credential, amount
from tests.credentials.signing.making import LIST, facts

ACHIEVEMENT = "urn:uuid:course"


def test_credential_says_everything_that_the_certificate_says() -> None:
    assert achievement_credential(facts(achievement=ACHIEVEMENT)) == {
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "http://testserver/pl/certyfikat/k7mq2/",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "did:web:testserver", "type": ["Profile"], "name": "MOWIS", "url": "http://testserver"},
        "validFrom": "2026-11-20T11:30:15Z",
        "name": "Pierwsze kroki organizacji",
        "credentialSubject": {
            "id": "http://testserver/pl/certyfikat/k7mq2/#holder",
            "type": ["AchievementSubject"],
            "licenseNumber": "MOWIS/2026/000017",
            "activityEndDate": "2026-11-19T00:00:00Z",
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": "Zażółć Gęśla (przykład)", "identityType": "name"},
            ],
            "achievement": {
                "id": ACHIEVEMENT,
                "type": ["Achievement"],
                "achievementType": "CertificateOfCompletion",
                "name": "Pierwsze kroki organizacji",
                "description": "Zaliczenie wszystkich wymaganych kroków kursu.",
                "criteria": {"narrative": "Zaliczenie wszystkich wymaganych kroków kursu."},
                "inLanguage": "pl",
                "version": "course-passed v1",
                "resultDescription": [
                    {"id": f"{ACHIEVEMENT}#hours", "type": ["ResultDescription"], "name": "h", "resultType": "ext:Hours"},
                    {"id": f"{ACHIEVEMENT}#score", "type": ["ResultDescription"], "name": "%", "resultType": "Percent"},
                ],
            },
            "result": [
                {"type": ["Result"], "resultDescription": f"{ACHIEVEMENT}#hours", "value": "4.5"},
                {"type": ["Result"], "resultDescription": f"{ACHIEVEMENT}#score", "value": "92"},
            ],
        },
        "evidence": [
            {"type": ["Evidence"], "name": "Statut", "description": "2026-11-03, 2 h"},
            {"type": ["Evidence"], "name": "Zebranie założycielskie"},
        ],
        "credentialStatus": {
            "id": f"{LIST}#17",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "17",
            "statusListCredential": LIST,
        },
    }


def test_credential_leaves_out_what_is_not_known_or_not_shown() -> None:
    credential = achievement_credential(facts(holder=None, hours=None, score_percent=None, items=()))
    subject = credential["credentialSubject"]
    assert "evidence" not in credential
    assert sorted(subject) == ["achievement", "activityEndDate", "id", "licenseNumber", "type"]
    assert "resultDescription" not in subject["achievement"]
    assert "Gęśla" not in str(credential)


def test_time_is_that_of_utc_whatever_the_clock_on_the_wall_says() -> None:
    wall = facts().issued_at.astimezone(ZoneInfo("Europe/Warsaw"))
    assert achievement_credential(facts(issued_at=wall)) == achievement_credential(facts())


def test_achievement_is_the_same_for_all_holders_and_another_for_another_rule() -> None:
    def achievement(**changes: object) -> str:
        return str(achievement_credential(facts(**changes))["credentialSubject"]["achievement"]["id"])

    assert achievement() == achievement(holder="Ktoś inny", address="http://testserver/x/", serial="2")
    assert len({achievement(), achievement(rule="course-passed v2"), achievement(title="Inny kurs")}) == 3


def test_port_of_the_issuer_is_written_so_that_it_is_no_path() -> None:
    assert achievement_credential(facts(site_url="http://127.0.0.1:8000"))["issuer"]["id"] == "did:web:127.0.0.1%3A8000"


@pytest.mark.parametrize(("number", "text"), [("4.50", "4.5"), ("10", "10"), ("10.00", "10"), ("1E+1", "10"), ("0", "0"), ("0.25", "0.25")])
def test_amount_has_no_exponent_and_no_zeros_at_its_end(number: str, text: str) -> None:
    assert amount(Decimal(number)) == text
