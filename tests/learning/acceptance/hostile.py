"""Posts that no form of ours sends: any names and values, any bytes, any content type."""

from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
TYPES = (
    *[FORM] * 9,
    MULTIPART,
    MULTIPART,
    JSON,
    "text/plain",
    "",
    "x",
    f"{FORM}; charset=utf-16",
    f"{FORM}; charset=no",
    "multipart/form-data",
)
#: Names that some form of ours knows.
KNOWN = (
    "attempt", "touched", "hint", "advance", "save", "form", "text", "keep", "from", "confirmed", "next", "kind", "csrfmiddlewaretoken",
    "q-", "q-.", "q-x", "q", "List-Unsubscribe",
)  # fmt: skip
NASTY = (
    b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", "\u202e\u2028".encode(), b"0" * 5000, "ż".encode() * 70_000, b"1e999", b"-1",
    b"[]", b"'; DROP TABLE--", b"{{ 7*7 }}", b"%00", b"a:b:c", b"mine", b"0", b"nan", b"9" * 400, "\u0661\u0662".encode(),
)  # fmt: skip


@dataclass(frozen=True)
class Post:
    """A body with its type and headers."""

    body: bytes
    content_type: str
    headers: dict[str, str] = field(default_factory=dict)


def values(own: list[bytes]) -> st.SearchStrategy[bytes]:
    """What may stand in a field: our own words, nasty ones, anything."""
    return st.one_of(
        st.sampled_from([*own, *NASTY]),
        st.binary(max_size=40),
        st.text(max_size=20).map(lambda text: text.encode("utf-8", "surrogatepass")),
    )


def names(own: list[bytes]) -> st.SearchStrategy[bytes]:
    """Names of fields: those of the form at hand, those of other forms, anything."""
    foreign = st.sampled_from([name.encode() for name in KNOWN])
    return st.one_of(st.sampled_from(own), st.sampled_from(own), foreign, foreign, st.binary(max_size=20).map(lambda tail: b"q-" + tail))


def urlencoded(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """The body that a form without files has."""
    return "&".join(f"{quote_from_bytes(name)}={quote_from_bytes(value)}" for name, value in pairs).encode()


def _multipart(pairs: list[tuple[bytes, bytes]]) -> bytes:
    parts = [b'--x\r\nContent-Disposition: form-data; name="' + name + b'"\r\n\r\n' + value + b"\r\n" for name, value in pairs]
    return b"".join([*parts, b"--x--\r\n"])


def posts(own_names: list[bytes], own_values: list[bytes]) -> st.SearchStrategy[Post]:
    """Posts made of the words of a form, mixed with others.

    Args:
        own_names: names that the form at hand has.
        own_values: values that it may send.
    """

    def build(pairs: list[tuple[bytes, bytes]], times: int, content_type: str, *, by_script: bool, raw: bytes | None) -> Post:
        body = raw if raw is not None else (_multipart if content_type.startswith("multipart") else urlencoded)(pairs * times)
        return Post(body, content_type, {"accept": JSON} if by_script else {})

    return st.builds(
        build,
        st.lists(st.tuples(names(own_names), values(own_values)), max_size=6),
        st.sampled_from([1, 1, 1, 1, 2, 300]),
        st.sampled_from(TYPES),
        by_script=st.booleans(),
        raw=st.one_of(*[st.none()] * 5, st.binary(max_size=60)),
    )
