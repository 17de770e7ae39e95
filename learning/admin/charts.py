"""Charts as plain geometry for SVG: the server draws, and a table beside says the same in numbers."""

from dataclasses import dataclass

from learning.domain.figures.course_figures import MonthFigures

HEIGHT = 100
#: A month takes this much, of which the two columns take most.
STEP, COLUMN = 30, 11
#: More months would be too thin to be seen; the table has them all.
MOST = 24


@dataclass(frozen=True)
class Column:
    """A column of a chart, in units of its own."""

    x: int
    y: float
    height: float
    series: str


@dataclass(frozen=True)
class Chart:
    """Columns side by side."""

    width: int
    height: int
    top: int
    columns: list[Column]


def month_chart(months: list[MonthFigures]) -> Chart | None:
    """Enrolled and completed by month, the latest two years; None where there is nothing to draw."""
    shown = months[-MOST:]
    top = max((max(month.enrolled, month.finished) for month in shown), default=0)
    if not top:
        return None
    columns = []
    for place, month in enumerate(shown):
        for offset, (series, number) in enumerate((("enrolled", month.enrolled), ("finished", month.finished))):
            height = round(HEIGHT * number / top, 2)
            columns.append(Column(place * STEP + 4 + offset * COLUMN, round(HEIGHT - height, 2), height, series))
    return Chart(len(shown) * STEP, HEIGHT, top, columns)
