"""Which words a declaration has."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Headings in their order, and the sentences between them. ``pledge`` and ``covers`` follow the body's name."""

    title: str
    pledge: str
    covers: str
    address: str
    published: str
    updated: str
    state: str
    status: dict[str, str]
    inaccessible: str
    mismatches: str
    costs: str
    evaluation: str
    excluded: str
    preparation: str
    made: str
    reviewed: str
    method: dict[str, str]
    auditor: str
    facilities: str
    none_given: str
    shortcuts: str
    standard_shortcuts: str
    feedback: str
    contact: str
    email: str
    phone: str
    complaints: str
    procedure: tuple[str, ...]
    ombudsman: str
    other: str
    apps: str
    no_apps: str
    architecture: str
    communication: str
