"""Addresses outside the portal, as blocks have them in files."""

from typing import Annotated

from django.core.exceptions import ValidationError
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cms.core.links import LONGEST_ADDRESS, https_only

from ..notation import Line, RequiredLine


def _https(value: str) -> str:
    if value:
        try:
            https_only(value)
        except ValidationError:
            raise PydanticCustomError(
                "https", "“{value}” is no address. Give a full one that begins with https://.", {"value": value[:60]}
            ) from None
    return value


Https = Annotated[Line, AfterValidator(_https), Field(max_length=LONGEST_ADDRESS)]
RequiredHttps = Annotated[RequiredLine, AfterValidator(_https), Field(max_length=LONGEST_ADDRESS)]
