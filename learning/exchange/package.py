"""Reading a course folder: everything is read and checked before anything is written."""

from pathlib import Path, PurePosixPath
from uuid import UUID

from cms.core.exchange.catalogues import DIRECTORY, read_catalogues
from cms.core.exchange.folder import PackageFolder
from cms.core.exchange.package import Package, PageSource, read_page
from cms.core.exchange.problems import Problems
from cms.core.exchange.records import record_kinds
from cms.core.exchange.records_loading import Records, read_record_file
from cms.law import exchange as law

from .kinds import KINDS
from .questions import BaseQuestionRecord, read_quiz

COURSE, MODULE, QUIZ, UNITS = "course.md", "module.md", ".quiz.yaml", "units.yaml"
#: Of a package that is a zip; in a folder it says nothing, and may lie there when somebody unpacked one.
MANIFEST = "manifest.json"


def is_course(package: Package) -> bool:
    """Whether a package is a course, and not pages or records."""
    return bool(package.pages) and package.pages[0].document.kind == "course"


def read_course(path: Path, *, place: str = "") -> Package:
    """Read a course folder.

    Args:
        path: the folder.
        place: what messages about the whole call it, when there are several.

    Returns:
        The package: the course, then each module with its steps, in the order of the files.

    Raises:
        PackageError: naming everything that is wrong, in all files.
    """
    return read_folder(PackageFolder(path), place=place)


def read_folder(folder: PackageFolder, *, place: str = "") -> Package:
    """Read a course from files that stand in a folder or in a zip; arguments and errors as above."""
    package = Package("", folder, place)
    _Reader(folder, package).read()
    # The memory of loads knows a course by its id, because folders are renamed and copied.
    package.label = f"course {package.pages[0].key}"
    return package


class _Reader:
    def __init__(self, folder: PackageFolder, package: Package) -> None:
        self.folder = folder
        self.package = package
        self.problems = Problems()
        self.used: set[str] = set()

    def read(self) -> None:
        course = self.page("course", COURSE, None)
        modules = [name for name in self.folder.directories() if name not in ("media", "locale")]
        if not modules:
            self.problems.add(COURSE, 0, "The course has no modules. Make a folder such as 01-name with a module.md in it.")
        for directory in modules:
            self.module(directory, course)
        self.problems.attempt(self.acts)
        self.problems.attempt(self.units)
        self.problems.attempt(self.catalogues)
        self.strangers()
        self.problems.raise_if_any()

    def page(self, kind: str, name: str, parent: UUID | None) -> UUID | None:
        self.used.add(name)
        document = self.problems.attempt(lambda: read_page(KINDS[kind], self.folder.text(name), file=name, parent=parent))
        if document is None:
            return None
        self.package.pages.append(PageSource(document, name))
        return document.key

    def module(self, directory: str, course: UUID | None) -> None:
        module = self.page("module", f"{directory}/{MODULE}", course)
        steps = [name for name in self.folder.names_in(directory, ".md") if name != f"{directory}/{MODULE}"]
        if not steps:
            self.problems.add(f"{directory}/{MODULE}", 0, "The module has no steps. Add a file such as 01-name.md beside it.")
        for name in steps:
            self.step(name, module)

    def step(self, name: str, module: UUID | None) -> None:
        key = self.page("step", name, module)
        quiz = name.removesuffix(".md") + QUIZ
        questions: tuple[BaseQuestionRecord, ...] = ()
        if quiz in self.folder:
            self.used.add(quiz)
            questions = self.problems.attempt(lambda: read_quiz(self.folder.text(quiz), file=quiz)) or ()
        if key is not None:
            self.package.pages[-1].document.beside["questions"] = questions

    def acts(self) -> None:
        if law.FILE in self.folder:
            self.used.add(law.FILE)
            self.package.extra["acts"] = law.read_acts(self.folder.text(law.FILE))

    def units(self) -> None:
        if UNITS in self.folder:
            self.used.add(UNITS)
            sources = read_record_file(record_kinds()["units"], self.folder, UNITS)
            self.package.extra["records"] = Records(sources, only_new=True)

    def catalogues(self) -> None:
        self.used |= set(self.folder.names_in(DIRECTORY))
        self.package.catalogues = read_catalogues(self.folder, self.package.keys)

    def strangers(self) -> None:
        for name in self.folder.names:
            if name not in self.used and name != MANIFEST and not name.startswith("media/"):
                words = "This quiz has no step beside it. " if name.endswith(QUIZ) else "This file is not part of a course package. "
                self.problems.add(name, 0, words + f"Rename or remove {PurePosixPath(name).name}.")
