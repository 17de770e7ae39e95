"""Links to the pages of a long list, as the component ``list_pages`` takes them."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator


def page_links(number: int, pages: int, address: Callable[[int], str]) -> dict[str, Any]:
    """The pages around the present one and at both ends; none where there is one page.

    Args:
        number: the present page, from 1.
        pages: how many there are.
        address: gives the address of a page.
    """
    numbers = Paginator(range(pages), 1).get_elided_page_range(number, on_each_side=1, on_ends=1) if pages > 1 else []
    # A number of 0 is the gap of an elided range.
    rows = [one if isinstance(one, int) else 0 for one in numbers]
    return {
        "links": [{"number": one, "url": address(one) if one else "", "is_current": one == number} for one in rows],
        "newer_url": address(number - 1) if number > 1 else "",
        "older_url": address(number + 1) if number < pages else "",
    }
