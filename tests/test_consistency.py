"""The repository tests itself: what the documentation promises about files, names and habits holds."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands
from wagtail.models import Page

ROOT = Path(settings.BASE_DIR)
ROOMS = ("cms", "learning", "home", "search")
#: Longer files are split by noun; the limit is above the aim of 60 to 120 lines.
MOST_LINES = 400


def tracked(*suffixes: str, under: tuple[str, ...] = ("",)) -> list[Path]:
    """The project's own files, whether committed yet or not."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        names = done.stdout.split("\0")
    else:  # an archive without git
        names = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if ".venv" not in path.parts]
    found = [ROOT / name for name in names if name.endswith(suffixes) and name.startswith(under)]
    return sorted(path for path in set(found) if path.is_file())


def python_files(*under: str) -> list[Path]:
    """Our Python files in folders, without migrations."""
    folders = tuple(f"{folder}/" for folder in under)
    return [path for path in tracked(".py", under=folders) if "migrations" not in path.parts]


def short(path: Path) -> str:
    """A path as it is told."""
    return path.relative_to(ROOT).as_posix()


TEMPLATES = tracked(".html", ".txt", ".xml", under=("templates/",))


def test_every_template_is_used() -> None:
    text = "\n".join(path.read_text() for path in [*python_files(*ROOMS), *TEMPLATES])
    # Wagtail and allauth ask for these by themselves; a name built from a variable is used by its folder.
    by_others = (
        "account/",
        "wagtailcore/",
        "wagtailadmin/",
        "wagtailsearchpromotions/",
        "404.html",
        "500.html",
        "blocks/preview/",
        "components/covers/",
    )
    names = [path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES]
    by_pattern = re.findall(r"f\"([a-z_/]+)/\{", text)
    # The two halves of a mail are asked for by what they share.
    asked_for = {name: re.sub(r"_(subject|message)\.(txt|html)$", "", name) for name in names}
    unused = [
        name
        for name in names
        if f'"{asked_for[name]}"' not in text
        and f"'{asked_for[name]}'" not in text
        and f'{{% component "{asked_for[name].removeprefix("components/").removesuffix(".html")}"' not in text
        and f'drawn_alone("{asked_for[name].removeprefix("components/").removesuffix(".html")}"' not in text
        and not name.startswith((*by_others, *[f"{folder}/" for folder in by_pattern]))
    ]
    assert unused == []


@pytest.mark.parametrize("path", [pytest.param(path, id=short(path)) for path in TEMPLATES if path.suffix == ".html"])
def test_template_holds_no_inline_code(path: Path) -> None:
    text = path.read_text()
    script = re.findall(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)[^>]*>", text, re.IGNORECASE)
    inline = re.findall(r"<style\b|\sstyle=|\son[a-z]+\s*=\s*[\"']|javascript:", text, re.IGNORECASE)
    elsewhere = re.findall(r"(?:src|href)=[\"'](?:https?:)?//[^\"']+", text)
    assert (script, inline, elsewhere) == ([], [], [])


def test_every_setting_of_the_environment_is_documented() -> None:
    reads = re.compile(r"(?:env(?:\.[a-z_]+)?\(|_required\(|environ(?:\.get\(|\[))\s*\"([A-Z][A-Z_]+)\"")
    read = {name for path in python_files("cms", "learning", "home", "tools") for name in reads.findall(path.read_text())}
    told = set(re.findall(r"\b[A-Z][A-Z_]+\b", "\n".join(path.read_text() for path in tracked(".md"))))
    # Set by the programs that start us, not by people.
    assert sorted(read - told - {"PYTEST_XDIST_WORKER"}) == []


def test_every_command_is_documented() -> None:
    told = "\n".join(path.read_text() for path in tracked(".md"))
    ours = [name for name, app in get_commands().items() if str(app).split(".")[0] in ROOMS]
    assert [name for name in sorted(ours) if f"manage.py {name}" not in told and f"`{name}" not in told] == []


def test_every_make_target_is_documented() -> None:
    told = "\n".join(path.read_text() for path in tracked(".md"))
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [target for target in targets if f"make {target}" not in told] == []


def test_no_string_to_translate_stands_inside_an_f_string() -> None:
    # Before Python 3.12 an f-string is one token, and the extractor of catalogues never sees what is called in it.
    hidden = []
    names = {"_", "_lazy", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}
    for path in python_files(*ROOMS):
        strings = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr)]
        calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
        said = [call for call in calls if call.args and isinstance(call.args[0], ast.Constant)]
        hidden += [f"{short(path)}:{call.lineno}" for call in said if isinstance(call.func, ast.Name) and call.func.id in names]
    assert hidden == []


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_function_is_annotated() -> None:
    bare = []
    for path in python_files(*ROOMS, "tools", "tests"):
        for function in functions(path):
            arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
            missing = [argument.arg for argument in arguments if argument.annotation is None and argument.arg not in {"self", "cls"}]
            if missing or (function.returns is None and function.name != "__init__"):
                bare.append(f"{short(path)}:{function.lineno} {function.name}({', '.join(missing)})")
    assert bare == []


def test_every_action_is_called_by_keyword() -> None:
    """An action of a domain folder that changes something takes keywords only, so that a call reads like a sentence."""
    wrong = []
    for path in python_files("learning/domain", "cms/accounts/domain", "cms/core/moved/domain"):
        for node in ast.parse(path.read_text()).body:
            decorators = {ast.unparse(decorator) for decorator in getattr(node, "decorator_list", [])}
            if isinstance(node, ast.FunctionDef) and any("atomic" in name for name in decorators) and node.args.args:
                wrong.append(f"{short(path)}:{node.lineno} {node.name}")
    assert wrong == []


def test_no_file_is_too_long() -> None:
    files = [*python_files(*ROOMS, "tools", "tests"), *TEMPLATES, *tracked(".css", ".js", under=("static/",))]
    lengths = {short(path): len(path.read_text().splitlines()) for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


#: What must stand in no file: paths of one machine, addresses of package registries, notes to self.
FORBIDDEN = re.compile(
    r"(?<![\w.}])/(?:home|root|Users|work)/[a-z]|/opt/wheels|pypi\.org|pythonhosted|files\.python|npmjs\.org|registry\.[a-z]+\.(?:com|org|io)|\bTODO\b|\bFIXME\b|\bXXX\b"
)


def test_no_file_names_a_machine_a_registry_or_unfinished_work() -> None:
    texts = tracked(".py", ".html", ".md", ".toml", ".txt", ".yaml", ".yml", ".css", ".js", ".po", "Makefile", "run")
    found = []
    for path in texts:
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            if FORBIDDEN.search(line):
                found.append(f"{short(path)}:{number} {line.strip()[:80]}")
    assert found == []


def test_no_key_to_a_page_stands_in_learning() -> None:
    """Progress hangs on translation keys: deleting, moving or copying a page must cascade nowhere."""
    keys = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("mowis_learning").get_models()
        if not issubclass(model, Page)
        for field in model._meta.get_fields()
        if field.concrete and field.remote_field and issubclass(field.remote_field.model, Page)
    ]
    assert keys == []


def test_every_app_has_its_own_label() -> None:
    ours = {config.name: config.label for config in apps.get_app_configs() if config.name.split(".")[0] in ROOMS}
    assert ours == {name: f"mowis_{name.rpartition('.')[2]}" for name in ours}


def test_every_constraint_and_index_is_named_for_its_app() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.split(".")[0] in ROOMS]
    wrong = [
        f"{model.__name__}: {named.name}"
        for config in ours
        for model in config.get_models()
        for named in [*model._meta.constraints, *model._meta.indexes]
        # Wagtail names the constraint of its translatable records itself.
        if not named.name.startswith((f"{config.label}_", "unique_translation_key_locale"))
    ]
    assert wrong == []


def test_every_suppression_gives_its_reason() -> None:
    bare = re.compile(r"#\s*noqa(?!:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*\s+-\s+\S)")
    found = [
        f"{short(path)}:{number}"
        for path in python_files(*ROOMS, "tools", "tests")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if bare.search(line) and path != Path(__file__)
    ]
    assert found == []
