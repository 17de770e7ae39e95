"""An undefined name in one of our templates fails the test that renders it.

Django prints nothing for a mistyped name, and `{% if %}` takes it for false. Both hide mistakes for months. Wagtail's admin and
Django's own templates rely on it, so only templates of this repository are held to it.
"""

from pathlib import Path
from sys import _getframe
from typing import Any

import pytest
from django.conf import settings
from django.template.base import Variable, VariableDoesNotExist


def _our_template(context: Any) -> str | None:
    """The path of the template being rendered, if it is one of ours."""
    template = getattr(getattr(context, "render_context", None), "template", None)
    origin = getattr(getattr(template, "origin", None), "name", None)
    if not origin or "site-packages" in origin:
        return None
    path = Path(origin)
    return str(path.relative_to(settings.BASE_DIR)) if path.is_relative_to(settings.BASE_DIR) else None


def _fail(name: str, template: str) -> None:
    # pytest's failure is no Exception, so neither `{% if %}` nor the view's error handling can swallow it.
    pytest.fail(f"{template} uses “{name}”, which its context does not define.", pytrace=False)


class UndefinedText(str):
    """The empty text that stands for an undefined name, and speaks up where `{% blocktranslate %}` uses one.

    It is false, so that filters such as `default` keep working in other people's templates.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: Any) -> str:
        frame = _getframe(1)
        while frame is not None:  # type: ignore[redundant-expr]
            template = _our_template(frame.f_locals.get("context"))
            if template:
                _fail(str(name), template)
            if "render_value" not in frame.f_code.co_name and frame.f_code.co_name != "render":
                break
            frame = frame.f_back  # type: ignore[assignment]
        return ""


def strict_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make undefined names fail from now on, in our templates."""
    from django.template import engines

    original = Variable.resolve

    def resolve(self: Variable, context: Any) -> Any:
        try:
            return original(self, context)
        except VariableDoesNotExist as missing:
            template = _our_template(context)
            # A name of a thing that is allowed not to be there, as in `{% if quiz.errors %}` on a step without a quiz.
            of_nothing = len(missing.params) > 1 and missing.params[1] is None
            if template and not of_nothing:
                _fail(str(self.var), template)
            raise

    monkeypatch.setattr(Variable, "resolve", resolve)
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", UndefinedText())  # type: ignore[attr-defined]
