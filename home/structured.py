"""What schema.org says of the home room's pages: the thing that a page is about, as its main entity."""

from typing import Any

from cms.core.pages.places import absolute
from home.enums import PartnerKind
from home.hours import opening_hours

#: A partner's kind as schema.org names it.
ORGANISATIONS = {
    PartnerKind.NGO: "NGO",
    PartnerKind.PUBLIC: "GovernmentOrganization",
    PartnerKind.FOREIGN: "Organization",
    PartnerKind.ACADEMIC: "EducationalOrganization",
}


def project_data(page: Any) -> dict[str, Any]:
    """The project: its number, when it ran, who paid and who took part. Amounts have no property there and are left to the page."""
    from home.views.projects import funder_rows, partner_rows

    entity = {
        "@type": "Project",
        "name": page.title,
        "identifier": page.number,
        "foundingDate": page.starts_on.isoformat() if page.starts_on else "",
        "dissolutionDate": page.ends_on.isoformat() if page.ends_on else "",
        "url": page.website,
        "funder": [_filled({"@type": "Organization", "name": row.name, "url": row.url}) for row in funder_rows(page)],
        "member": [{"@type": "Organization", "name": row.title, "url": absolute(row.url)} for row in partner_rows(page)],
    }
    return {"mainEntity": _filled(entity)}


def partner_data(page: Any) -> dict[str, Any]:
    """The organisation and how to reach it."""
    address = {"@type": "PostalAddress", "streetAddress": page.address, "addressCountry": page.country} if page.address else ""
    entity = {
        "@type": ORGANISATIONS[PartnerKind(page.kind)],
        "name": page.title,
        "url": page.website,
        "email": page.email,
        "telephone": page.phone,
        "faxNumber": page.fax,
        "address": address,
    }
    return {"mainEntity": _filled(entity)}


def place_data(page: Any) -> dict[str, Any]:
    """The place. Hours are said only if every row of the table can be said in schema.org's way: half of the hours would be wrong."""
    hours = opening_hours((str(row.value["days"]), str(row.value["time"])) for row in page.hours)
    entity = {
        "@type": "GovernmentOffice",
        "name": page.title,
        "address": {"@type": "PostalAddress", "streetAddress": page.address, "addressLocality": "Kraków", "addressCountry": "PL"},
        "openingHours": hours,
    }
    return {"mainEntity": _filled(entity)}


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}
