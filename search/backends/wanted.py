"""What is asked of an index, in tokens: the same for every backend."""

from dataclasses import dataclass, field

#: Any of these tokens.
Group = frozenset[str]
#: All of these groups, or any other of the ways in which a part of a question can be said.
Part = tuple[tuple[Group, ...], ...]


@dataclass(frozen=True)
class Wanted:
    """Documents that an index is asked for.

    Args:
        ways: any of these; each is parts that must all be there.
        only: tokens that must be there as well: language and filters.
        in_title: whether the parts must stand in the title.
    """

    ways: tuple[tuple[Part, ...], ...]
    only: tuple[str, ...] = field(default=())
    in_title: bool = False


def expression(wanted: Wanted, *, any_of: str, all_of: str) -> str:
    """The ways as one expression of quoted tokens and two operators, bracketed: what SQLite and PostgreSQL read.

    Args:
        wanted: what is asked for.
        any_of: the operator between alternatives.
        all_of: the operator between what must all be there.
    """

    def joined(parts: list[str], operator: str) -> str:
        return parts[0] if len(parts) == 1 else f"({operator.join(parts)})"

    def group(tokens: Group) -> str:
        return joined([f'"{token}"' for token in sorted(tokens)], any_of)

    def part(ways: Part) -> str:
        return joined([joined([group(one) for one in way], all_of) for way in ways], any_of)

    return joined([joined([part(one) for one in way], all_of) for way in wanted.ways], any_of)
