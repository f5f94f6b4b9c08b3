import csv
import json
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404

from articles.matrix.facts import Facts, facts_of
from articles.matrix.lines import Line
from articles.models import Story
from articles.overviews.dossier import build_dossier

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # what makes a spreadsheet run a cell
HEADINGS = ["claim", "kind", "status", "step", "state", "reader"]
HEADINGS += ["outlets", "origins", "origins proposed", "origins unknown"]


def story_dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """The story's dossier as a download."""
    story = get_object_or_404(Story, slug=slug)
    response = HttpResponse(json.dumps(build_dossier(story), ensure_ascii=False, indent=1), "application/json")
    response["Content-Disposition"] = f'attachment; filename="{story.slug}.json"'
    return response


class Echo:
    """A file for csv that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def story_matrix_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The matrix as the address shows it: its rows, their order, its columns."""
    story = get_object_or_404(Story, slug=slug)
    writer = csv.writer(Echo())
    # The mark tells spreadsheets that this is UTF-8.
    lines = (writer.writerow([plain(text) for text in row]) for row in table(facts_of(story, request.GET)))
    response = StreamingHttpResponse(("\ufeff" if n == 0 else "") + line for n, line in enumerate(lines))
    response["Content-Type"] = "text/csv; charset=utf-8"
    response["Content-Disposition"] = f'attachment; filename="{story.slug}.csv"'
    return response


def table(facts: Facts) -> Iterator[list[str]]:
    """Headings, then a row a claim: its counts, and what each outlet's cell says."""
    columns = facts.matrix.columns
    yield HEADINGS + [columns[place].name for place in facts.order]
    for line in [*facts.stated, *facts.suggested]:
        yield _row(line, facts.order)


def _row(line: Line, order: list[int]) -> list[str]:
    claim, origins = line.claim, line.row.origins
    counts = [len(line.row.counted), origins.confirmed, origins.proposed, origins.unknown]
    cells = [line.row.cells[place] for place in order]
    said = [f"{cell.label}: {cell.value}" if cell.value else cell.label for cell in cells]
    reader = claim.reading.signature if claim.reading else ""
    about = [claim.statement, claim.kind, claim.status, claim.standing, claim.state, reader]
    return [*about, *map(str, counts), *said]


def plain(text: str) -> str:
    """The text as a spreadsheet shows it and does not run it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
