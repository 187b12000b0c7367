"""The Jinja environment in which document templates are filled in.

Templates may come with a workspace that somebody else has written: they run in a sandbox. And no template can forget to
escape: each value passes `insert` on its way into the text, whatever a template does with it. Text that has
passed is `Markup`; as Jinja's own operators and filters would mix it with text that has not and escape
that for HTML, those are replaced here or refused.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from kep_cli.documents.template_faults import Missing, UnknownWordError
from kep_cli.documents.templates import FolderLoader, TemplateFolders

_PASSING = (
    *("abs", "batch", "count", "default", "d", "dictsort", "first", "groupby", "indent", "int", "items", "last"),
    *("length", "list", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr"),
    *("slice", "sort", "sum", "trim", "unique"),
)
_TEXT_ONLY = ("capitalize", "lower", "replace", "title", "truncate", "upper", "wordcount")
_GLOBALS = ("range", "namespace", "cycler", "joiner")

Insert = Callable[[object], str]
"""Makes a value fit to stand in the text; raises TypeError for what cannot be printed."""


class DocumentEnvironment(ImmutableSandboxedEnvironment):
    """Fills in templates from the given folders; each value passes `insert`."""

    intercepted_binops = frozenset({"+", "*", "%"})

    def __init__(self, folders: TemplateFolders, insert: Insert) -> None:
        self._insert = insert
        self.folder_loader = FolderLoader(folders)
        super().__init__(
            loader=self.folder_loader,
            undefined=Missing,
            autoescape=True,  # only then does Jinja hand over finished text as such
            finalize=_passed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,  # templates are read once a run; there is nothing to be won
        )
        self.code_generator_class = _Generator
        self.filters = {name: FILTERS[name] for name in _PASSING}
        self.filters |= {name: _refusing_markup(FILTERS[name]) for name in _TEXT_ONLY}
        self.filters["join"] = self._join
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def inserted(self, value: object) -> Markup:
        """The value as text that has passed; text that has passed already stays as it is."""
        if isinstance(value, Undefined):
            return Markup(str(value))  # noqa: S704 - raises what says what is missing; an `if` without `else` is empty
        if hasattr(value, "__html__"):
            return Markup(value.__html__())  # noqa: S704 - the output of a macro, block or template: its values have passed
        return Markup(self._insert(value))  # noqa: S704 - this is the escaping

    def concatenated(self, parts: Iterable[object]) -> str:
        """The parts in one text; if some of them have passed, the others do so now. What `~` does."""
        known = list(parts)
        if any(hasattr(part, "__html__") for part in known):
            return Markup("").join(map(self.inserted, known))
        return "".join(map(str, known))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's interface
        """Let `+` add to text that has passed only what passes as well, and refuse what would take it apart."""
        if not (hasattr(left, "__html__") or hasattr(right, "__html__")):
            return super().call_binop(context, operator, left, right)
        if operator == "+":
            return self.concatenated((left, right))
        raise SecurityError

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's interface
        """What Jinja gives, but no methods of text that has passed: they would escape for HTML."""
        if isinstance(obj, Markup):
            raise SecurityError
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's interface
        """What Jinja gives, but no parts of text that has passed: they might cut an escape in two."""
        if isinstance(obj, Markup):
            raise SecurityError
        return super().getitem(obj, argument)

    def _join(self, values: Iterable[object], separator: object = "", attribute: str | int | None = None) -> Markup:
        def wanted(value: object) -> object:
            if attribute is None:
                return value
            return self.getitem(value, attribute) if isinstance(attribute, int) else self.getattr(value, attribute)

        return self.inserted(separator).join(self.inserted(wanted(value)) for value in values)


# It takes the context only so that Jinja does not call it for constants while compiling, after escaping them for HTML.
@pass_context
def _passed(context: Context, value: object) -> Markup:
    environment: Any = context.environment
    passed: Markup = environment.inserted(value)
    return passed


def _refusing_markup(filtering: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filtering)
    def guarded(*arguments: object, **named: object) -> object:
        if any(isinstance(argument, Markup) for argument in (*arguments, *named.values())):
            raise SecurityError
        try:
            return filtering(*arguments, **named)
        except (TypeError, ValueError) as error:
            raise TemplateRuntimeError from error

    return guarded


class _Generator(CodeGenerator):
    """Compiles templates; `~` goes through the environment, and unknown filters and tests are told by name."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's interface
        self.write("environment.concatenated((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the same
        for word in node.find_all((nodes.Filter, nodes.Test)):
            known = self.environment.filters if isinstance(word, nodes.Filter) else self.environment.tests
            if word.name not in known:
                kind = "Filter" if isinstance(word, nodes.Filter) else "Test"
                raise UnknownWordError(kind, word.name, sorted(known), word.lineno, self.filename or "")
        super().visit_Template(node, frame)
