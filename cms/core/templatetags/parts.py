"""Components: small templates that say what they take. ``{% load components %}`` gives the two tags.

A component stands in ``templates/components/NAME.html`` and declares itself before anything else::

    {% load components %}{% params page title="" lang="" %}

A template draws it with ``{% component "NAME" page=page %}``. The call is compared with the declaration when the calling template
is compiled, so a slip is found by opening any page that uses it, or by compiling every template in one test. The component sees
what it declares and ``SHARED``, nothing else of its caller.

A component that says ``{% params_alone page_title="" %}`` does not see ``SHARED`` either, and may ask nobody: it draws the same from
equal values in one language and time zone, and what it drew is put out again (``cms.core.drawings``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template import TemplateSyntaxError
from django.template.base import FilterExpression, Lexer, Node, Parser, Token, TokenType
from django.template.context import Context
from django.template.engine import Engine
from django.template.exceptions import TemplateDoesNotExist
from django.utils.safestring import SafeString

from cms.core.drawings import DRAWINGS

#: What every component sees besides its parameters, where the page has it: a plain error page has no request.
SHARED = ("request", "user", "portal", "csrf_token")
FOLDER = "components"
PARAMS = "params"
ALONE = "params_alone"
CONSTANTS = {"True": True, "False": False, "None": None}


@dataclass(frozen=True)
class Declaration:
    """What a component takes."""

    required: tuple[str, ...]
    optional: dict[str, Any]
    #: Whether it draws from these alone.
    is_alone: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Every parameter."""
        return frozenset((*self.required, *self.optional))


class ParamsNode(Node):
    """Holds a component that is drawn from Python to its declaration, and fills in what it left out."""

    def __init__(self, declaration: Declaration) -> None:
        self.declaration = declaration

    def render(self, context: Context) -> SafeString:
        """Put out nothing.

        Raises:
            TemplateSyntaxError: when a required parameter is not there.
        """
        here = context.flatten()
        missing = [name for name in self.declaration.required if name not in here]
        if missing:
            raise TemplateSyntaxError(f"The component needs {', '.join(missing)}.")
        for name, value in self.declaration.optional.items():
            if name not in here:
                context[name] = value
        return SafeString("")


class ComponentNode(Node):
    """A component in its place."""

    def __init__(self, name: str, given: dict[str, FilterExpression], declaration: Declaration) -> None:
        self.name = name
        self.given = given
        self.declaration = declaration

    def render(self, context: Context) -> SafeString:
        """Draw the component with its parameters alone."""
        values = {**self.declaration.optional, **{name: given.resolve(context) for name, given in self.given.items()}}
        if self.declaration.is_alone:
            return DRAWINGS.drawn(self.name, values, lambda: _drawn(self.name, Context(values)))
        shared = {name: context[name] for name in SHARED if name in context}
        return _drawn(self.name, context.new({**shared, **values}))


def drawn_alone(name: str, **values: Any) -> SafeString:
    """Draw a component from Python that draws from its parameters alone, all of which are given."""
    return DRAWINGS.drawn(name, values, lambda: _drawn(name, Context(values)))


def _drawn(name: str, context: Context) -> SafeString:
    return SafeString(Engine.get_default().get_template(address(name)).render(context))


def address(name: str) -> str:
    """The template of a component."""
    return f"{FOLDER}/{name}.html"


def declaration_of(name: str) -> Declaration:
    """Read what a component takes. Its source is read and not compiled, so components may use each other, even in a circle.

    Raises:
        TemplateSyntaxError: when there is no such component, or it does not declare what it takes.
    """
    for token in Lexer(_source(name)).tokenize():
        if token.token_type == TokenType.BLOCK and token.split_contents()[0] in {PARAMS, ALONE}:
            return declared(token)
    raise TemplateSyntaxError(f"The component {name!r} does not say what it takes: it has no {{% params %}}.")


def declared(token: Token) -> Declaration:
    """Read ``{% params page lang="" %}`` or ``{% params_alone … %}``: names that must be given, and names with what stands in for them.

    Raises:
        TemplateSyntaxError: when a name is declared twice or is one that every component sees, or a value is no constant.
    """
    required: list[str] = []
    optional: dict[str, Any] = {}
    tag, *bits = token.split_contents()
    for bit in bits:
        name, has_default, default = bit.partition("=")
        if not name.isidentifier() or name in SHARED or name in required or name in optional:
            raise TemplateSyntaxError(f"{name!r} cannot be declared as a parameter: it is no name, or a name that is taken.")
        if has_default:
            optional[name] = _constant(default)
        else:
            required.append(name)
    return Declaration(tuple(required), optional, tag == ALONE)


def params(parser: Parser, token: Token) -> ParamsNode:
    """Declare what this component takes: ``{% params page title="" %}``."""
    return ParamsNode(declared(token))


def component(parser: Parser, token: Token) -> ComponentNode:
    """Draw a component: ``{% component "archived" page=page %}``.

    Raises:
        TemplateSyntaxError: when there is no such component, or the call does not fit its declaration.
    """
    _tag, *bits = token.split_contents()
    if not bits or len(bits[0]) < 2 or bits[0][0] not in "\"'" or bits[0][0] != bits[0][-1]:
        raise TemplateSyntaxError("A component is called by its name in quotation marks.")
    name = bits[0][1:-1]
    declaration = declaration_of(name)
    given: dict[str, FilterExpression] = {}
    for bit in bits[1:]:
        key, has_value, value = bit.partition("=")
        if not has_value or not value or key in given:
            raise TemplateSyntaxError(f"The component {name!r} takes each parameter once, by its name: {bit!r}.")
        given[key] = parser.compile_filter(value)
    if unknown := sorted(given.keys() - declaration.names):
        raise TemplateSyntaxError(f"The component {name!r} does not take {', '.join(unknown)}.")
    if missing := [required for required in declaration.required if required not in given]:
        raise TemplateSyntaxError(f"The component {name!r} needs {', '.join(missing)}.")
    return ComponentNode(name, given, declaration)


def _constant(text: str) -> Any:
    if text in CONSTANTS:
        return CONSTANTS[text]
    if len(text) > 1 and text[0] in "\"'" and text[0] == text[-1]:
        return text[1:-1]
    try:
        return int(text)
    except ValueError:
        raise TemplateSyntaxError(f"{text!r} is no constant: a parameter stands at a text, a whole number, True, False or None.") from None


def _source(name: str) -> str:
    for origin in _origins(address(name)):
        try:
            return str(origin.loader.get_contents(origin))
        except TemplateDoesNotExist:
            continue
    raise TemplateSyntaxError(f"There is no component {name!r}.")


def _origins(path: str) -> Iterator[Any]:
    for loader in Engine.get_default().template_loaders:
        yield from loader.get_template_sources(path)
