"""What machines read about articles and publications (schema.org), beyond what every page says."""

from typing import Any

from django.utils.translation import get_language

from cms.core.pages.places import absolute, language_codes
from cms.core.pages.publication_record import publication_record

from .domain.facts import authors_of, category_of, files_of, tags_of


def article_data(page: Any) -> dict[str, Any]:
    """schema.org's ``NewsArticle``: headline, authors, dates, keywords, section. What is empty is left out by the caller."""
    code = _language(page)
    category = category_of(page, code)
    authors = [_person(row.name, row.url) for row in authors_of(page, code)]
    if page.organisation_name:
        authors.append(_organisation(page.organisation_name))
    return {
        "headline": page.title,
        "author": authors or [_organisation(publication_record(page).entity)],
        "datePublished": page.published_on.isoformat() if page.published_on else "",
        "articleSection": category.name if category else "",
        "keywords": [tag.title for tag in tags_of(page, code)],
        "isAccessibleForFree": True,
    }


def publication_data(page: Any) -> dict[str, Any]:
    """schema.org's ``Report`` or ``ScholarlyArticle``: authors, who made it for whom, its files and its data."""
    code = _language(page)
    names = [name.strip() for name in page.author_names.split(",") if name.strip()]
    return {
        "headline": page.title,
        "author": [_person(name) for name in names],
        "sourceOrganization": _organisation(page.contractor),
        "funder": _organisation(page.client),
        "publisher": _organisation(page.publisher_name or publication_record(page).entity),
        "datePublished": str(page.year or ""),
        "inLanguage": page.language,
        "keywords": [tag.title for tag in tags_of(page, code)],
        "encoding": [
            {
                "@type": "MediaObject",
                "name": file.title,
                "contentUrl": absolute(file.url),
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B" if file.size else "",
                "inLanguage": file.language,
            }
            for file in files_of(page)
        ],
        "isBasedOn": {"@type": "Dataset", "name": page.title, "description": page.dataset_note or page.summary, "url": page.dataset_url}
        if page.dataset_url
        else {},
        "isbn": page.isbn,
        "isAccessibleForFree": True,
    }


def _language(page: Any) -> str:
    return language_codes().get(page.locale_id) or get_language() or ""


def _person(name: str, url: str = "") -> dict[str, str]:
    return {"@type": "Person", "name": name, **({"url": url} if url else {})}


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}
