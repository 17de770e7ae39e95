"""Puts what is wrong with a helper to the very block that it is about, for the editor's form."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .checking import Fault, Remark

#: The field of a question or a result at which a mistake is told; the others are told at the key.
FIELDS = {Fault.EMPTY_RESULT: "text", Fault.DEAD_END: "text", Fault.NO_ANSWERS: "text"}


def as_error(remarks: Iterable[Remark]) -> StreamBlockValidationError:
    """The error of the field that holds the helper.

    Args:
        remarks: what is wrong; at least one.

    Returns:
        An error that Wagtail shows at each block and answer.
    """
    of_the_whole: list[ValidationError] = []
    at_nodes: dict[int, list[Remark]] = {}
    for remark in remarks:
        if remark.node is None:
            of_the_whole.append(_error([remark]))
        else:
            at_nodes.setdefault(remark.node, []).append(remark)
    return StreamBlockValidationError(
        block_errors={node: _node_error(found) for node, found in at_nodes.items()}, non_block_errors=of_the_whole
    )


def _node_error(remarks: list[Remark]) -> StructBlockValidationError:
    fields: dict[str, list[Remark]] = {}
    answers: dict[int, list[Remark]] = {}
    for remark in remarks:
        if remark.answer is None:
            fields.setdefault(FIELDS.get(remark.fault, "key"), []).append(remark)
        else:
            answers.setdefault(remark.answer, []).append(remark)
    errors: dict[str, ValidationError] = {name: _error(found) for name, found in fields.items()}
    if answers:
        wrong = {number: StructBlockValidationError(block_errors={"leads_to": _error(found)}) for number, found in answers.items()}
        errors["answers"] = ListBlockValidationError(block_errors=wrong)
    return StructBlockValidationError(block_errors=errors)


def _error(remarks: list[Remark]) -> ValidationError:
    return ValidationError([ValidationError(str(remark), code=remark.fault) for remark in remarks])
