"""What an answer means, in one letter."""

from typing import Any

SIGN_IN = ("/konto/zaloguj", "/account/sign-in", "/konto/logg-inn", "/admin/login")

#: In the table "+" stands for being let in, whatever the address then has to say to the arguments.
LET_IN = frozenset("orb")
BY_STATUS = {500: "!", 200: "o", 201: "o", 204: "o", 403: "d", 404: "n", 405: "m", 400: "b", 409: "c", 410: "g"}


def outcome(response: Any, path: str) -> str:
    """The letter for an answer; a status without a letter is given as a number, so that it matches no row.

    ``o`` served, ``r`` sent on, ``s`` sent to sign in, ``d`` denied, ``n`` not found, ``m`` method not allowed, ``b`` bad request,
    ``c`` conflict, ``g`` gone, ``!`` broken.
    """
    status: int = response.status_code
    if status not in {301, 302, 303, 307, 308}:
        return BY_STATUS.get(status, str(status))
    location: str = response["Location"]
    if any(place in location for place in SIGN_IN):
        return "s"
    if location == "/admin/":
        # Wagtail's way of saying no: back to its front page with a message.
        return "d"
    # An address without a language is looked for in the person's language, where it is not found either.
    return "n" if path != "/" and location == f"/pl{path}" else "r"


def matches(got: str, wanted: str) -> bool:
    """Whether an outcome is the one that a row wants."""
    return got in LET_IN if wanted == "+" else got == wanted
