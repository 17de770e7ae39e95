"""A certificate as an Open Badges 3.0 credential. The words in it are those of the certificate's language."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from .document import did_web
from .facts import CredentialFacts, Item

CREDENTIALS_CONTEXT = "https://www.w3.org/ns/credentials/v2"
CONTEXTS = [CREDENTIALS_CONTEXT, "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]


def achievement_credential(facts: CredentialFacts) -> dict[str, Any]:
    """The credential, before it is signed."""
    return {
        "@context": CONTEXTS,
        "id": facts.address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": did_web(facts.site_url), "type": ["Profile"], "name": facts.issuer_name, "url": facts.site_url},
        "validFrom": moment(facts.issued_at),
        "name": facts.title,
        "credentialSubject": _subject(facts),
        **({"evidence": [_evidence(item) for item in facts.items]} if facts.items else {}),
        "credentialStatus": {
            "id": f"{facts.status_address}#{facts.status_index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(facts.status_index),
            "statusListCredential": facts.status_address,
        },
    }


def moment(when: datetime) -> str:
    """A time as the credential writes it: UTC, whole seconds – the claims of a JWT know no finer ones and must say the same."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _subject(facts: CredentialFacts) -> dict[str, Any]:
    achievement = facts.achievement or uuid5(NAMESPACE_URL, "\n".join((facts.site_url, facts.rule, facts.title))).urn
    measured = list(_measured(facts, achievement))
    subject: dict[str, Any] = {
        # Names the holder by this certificate and nothing else, so that nobody can be followed from one certificate to another.
        "id": f"{facts.address}#holder",
        "type": ["AchievementSubject"],
        "licenseNumber": facts.serial,
        "activityEndDate": _day(facts.completed_on),
        "achievement": {
            "id": achievement,
            "type": ["Achievement"],
            "achievementType": "CertificateOfCompletion",
            "name": facts.title,
            "description": facts.criteria,
            "criteria": {"narrative": facts.criteria},
            "inLanguage": facts.language,
            "version": facts.rule,
            **({"resultDescription": [description for description, _ in measured]} if measured else {}),
        },
        **({"result": [result for _, result in measured]} if measured else {}),
    }
    if facts.holder is not None:
        # Plain, because it is what the paper shows to anybody; a hash of a name could be guessed, and would only look like privacy.
        subject["identifier"] = [{"type": "IdentityObject", "hashed": False, "identityHash": facts.holder, "identityType": "name"}]
    return subject


def _measured(facts: CredentialFacts, achievement: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Hours and score: what each is, and how much. They are named by their signs, which are the same in every language."""
    rows = []
    if facts.hours is not None:
        rows.append(("hours", "h", "ext:Hours", amount(facts.hours)))
    if facts.score_percent is not None:
        rows.append(("score", "%", "Percent", str(facts.score_percent)))
    return [
        (
            {"id": f"{achievement}#{name}", "type": ["ResultDescription"], "name": sign, "resultType": kind},
            {"type": ["Result"], "resultDescription": f"{achievement}#{name}", "value": value},
        )
        for name, sign, kind, value in rows
    ]


def _evidence(item: Item) -> dict[str, Any]:
    said = [item.completed_on.isoformat()] if item.completed_on else []
    if item.hours is not None:
        said.append(f"{amount(item.hours)} h")
    return {"type": ["Evidence"], "name": item.title, **({"description": ", ".join(said)} if said else {})}


def amount(number: Decimal) -> str:
    """A number without exponent and without zeros at its end: 4.50 is 4.5, and 10 stays 10."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date) -> str:
    """A day, where the format asks for a time."""
    return f"{day.isoformat()}T00:00:00Z"
