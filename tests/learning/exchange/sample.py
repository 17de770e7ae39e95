"""A small course package that has everything the format knows."""

import io
from pathlib import Path

from PIL import Image

COURSE = "10000000-0000-4000-8000-000000000001"
MODULE = "10000000-0000-4000-8000-000000000002"
FIRST = "10000000-0000-4000-8000-000000000003"
SECOND = "10000000-0000-4000-8000-000000000004"
QUESTION = "40000000-0000-4000-8000-000000000001"
OPTION_RIGHT = "50000000-0000-4000-8000-000000000001"
OPTION_WRONG = "50000000-0000-4000-8000-000000000002"


def uid(number: int, kind: int = 2) -> str:
    """A block id that can be read in a failing test."""
    return f"{kind}0000000-0000-4000-8000-{number:012}"


COURSE_MD = f"""---
format: mowis-course/1
id: {COURSE}
title: "Kurs próbny"
slug: kurs-probny
summary: "Wszystko, co zna format."
for_whom: "Dla tych, którzy sprawdzają."
theme: law
pass_mark: 60
outcomes:
  - id: {uid(1, 3)}
    text: "Sprawdzić format."
legal:
  state_of_law: 2026-11-22
  next_check: 2027-02-22
  status: draft
  owner: "Zespół"
---

::: text {{{uid(1)}}}
Wstęp, w którym jest *kursywa* i **„cudzysłów”**&#45; oraz [krok](page:{SECOND}).
:::
"""
MODULE_MD = f"""---
id: {MODULE}
title: "Moduł"
slug: modul
summary: "Jeden moduł."
---
"""
FIRST_MD = f"""---
id: {FIRST}
title: "Krok pierwszy"
slug: krok-pierwszy
summary: "Z każdym blokiem."
minutes: 5
---

::: text {{{uid(11)}}}
Tekst & znaki: 5 \\< 6, „cudzysłów”, [plik](document:media/plan.txt), [adres](https://example.org/a?b=1&c=2).

- punkt
- drugi
  1. pod nim
:::

::: heading {{{uid(12)}}}
text: "Nagłówek"
level: 2
anchor: naglowek
:::

::: callout {{{uid(13)}}}
kind: pitfall
title: "Uwaga"
text: |
  Pierwszy akapit.

  Drugi akapit.
:::

::: steps {{{uid(14)}}}
title: ""
items:
  - id: {uid(141)}
    title: "Zrób to"
    text: |
      Tak.
:::

::: faq {{{uid(15)}}}
title: "Pytania"
items:
  - id: {uid(151)}
    question: "Czy?"
    answer: |
      Tak.
:::

::: table {{{uid(16)}}}
caption: "Tabela"
header: both
rows:
  - ["", "Kolumna"]
  - ["Wiersz", "250 zł"]
:::

::: image {{{uid(17)}}}
file: media/obraz.png
alt: "Czerwony kwadrat"
caption: "Podpis"
title: "Obraz"
credit: "Anna Autorka"
licence: "CC BY 4.0"
:::

::: documents {{{uid(18)}}}
title: "Do pobrania"
items:
  - id: {uid(181)}
    file: media/wzor.txt
    title: "Wzór pisma"
:::

::: legal_basis {{{uid(19)}}}
intro: "Podstawa."
citations:
  - id: {uid(191)}
    act: uF
    article: 5
    paragraph: "1"
:::

::: related_pages {{{uid(20)}}}
title: "Dalej"
items:
  - id: {uid(201)}
    page: {SECOND}
:::
"""
QUIZ = f"""- id: {QUESTION}
  type: single
  prompt: "Kto może?"
  hint: "Pomyśl."
  points: 2
  shuffle: false
  feedback_correct: "Tak."
  feedback_incorrect: "Jeszcze nie."
  options:
    - {{id: {OPTION_RIGHT}, text: "Każdy", correct: true, feedback: "Właśnie."}}
    - {{id: {OPTION_WRONG}, text: "Nikt", correct: false}}
"""
SECOND_MD = f"""---
id: {SECOND}
title: "Krok drugi"
slug: krok-drugi
summary: "Do przeczytania."
minutes: 3
required: false
pass_mark: 80
---

::: text {{{uid(21)}}}
Koniec.
:::
"""
LAW = f"""- id: {uid(1, 6)}
  short_name: uF
  title: {{pl: "ustawa o fundacjach", en: "Act on foundations"}}
  journal: "Dz.U. 1984 nr 21 poz. 97"
  consolidated: "t.j. Dz.U. 2023 poz. 166"
  eli: "https://eli.gov.pl/eli/DU/1984/97/ogl"
  state_of_law: 2026-11-22
  next_check: 2027-02-22
  owner: "Zespół"
  status: draft
"""


def png() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "PNG")
    return out.getvalue()


def sample_files() -> dict[str, bytes]:
    """The package's files by name."""
    return {
        "course.md": COURSE_MD.encode(),
        "law.yaml": LAW.encode(),
        "01-modul/module.md": MODULE_MD.encode(),
        "01-modul/01-krok-pierwszy.md": FIRST_MD.encode(),
        "01-modul/01-krok-pierwszy.quiz.yaml": QUIZ.encode(),
        "01-modul/02-krok-drugi.md": SECOND_MD.encode(),
        "media/obraz.png": png(),
        "media/plan.txt": b"plan",
        "media/wzor.txt": b"wzor",
    }


def write(directory: Path, files: dict[str, bytes]) -> Path:
    """Write files into a folder."""
    for name, data in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return directory


def read(directory: Path) -> dict[str, bytes]:
    """Every file of a folder by name."""
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file()}


def replaced(files: dict[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    """The same files, one text changed; it must have been there."""
    text = files[name].decode()
    assert old in text
    return {**files, name: text.replace(old, new).encode()}
