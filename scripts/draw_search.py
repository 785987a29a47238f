"""Draw the pictures of docs/explanation/solver.md from real searches: ``python scripts/draw_search.py [FOLDER]``."""

import sys
from pathlib import Path

import numpy as np

from maillage.solver import assignment, clustering

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
WORK = 2_000_000
SEEDS = (1, 2, 3)
COLOURS = ("#1b4f8a", "#c2571a", "#2f7d4f")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 380, 80, 20, 40, 75
TICKS = 5
Points = list[tuple[float, float]]


def candidates(size: int = 300) -> clustering.Problem:
    """Invent candidates with a trade each and one to three of eight technologies."""
    random = np.random.default_rng(1)
    rows = [[trade, *(5 + random.permutation(8)[: random.integers(1, 4)])] for trade in random.integers(0, 5, size)]
    return clustering.Problem(
        weights=random.integers(1, 20, size),
        lower=50,
        upper=150,
        indptr=np.cumsum([0, *map(len, rows)]),
        indices=np.concatenate(rows),
        feature_weights=np.array([3000] * 5 + [1000] * 8),
    )


def jobs(number: int = 200, agents: int = 10) -> assignment.Problem:
    """Draw an instance like the hard type D, dear where light (Chu & Beasley 1997), with some more room."""
    random = np.random.default_rng(1)
    weights = random.integers(1, 101, (number, agents))
    costs = 111 - weights + random.integers(-10, 11, (number, agents))
    return assignment.Problem(costs=costs, weights=weights, capacities=weights.sum(axis=0) * 9 // (10 * agents))


def clustering_lines() -> dict[str, Points]:
    """Return, for some seeds, the best value over the work of the run that found it, in millions."""
    problem = candidates()
    found = {seed: clustering.solve(problem, seed=seed, work=WORK) for seed in SEEDS}
    return {f"seed {seed}": _steps([(p.work / 1e6, p.value) for p in found[seed].trace], WORK / 4e6) for seed in SEEDS}


def assignment_lines() -> dict[str, Points]:
    """Return the least cost over the work of the run that found it, in millions, and the bound."""
    found = assignment.solve(jobs(), seed=1, work=20_000_000)
    costs: Points = [(point.work / 1e6, point.value) for point in found.trace]
    end = max(1.0, costs[-1][0] * 1.2)
    lines = {"least cost": _steps(costs, end)}
    return lines if found.bound is None else {**lines, "bound": [(0, found.bound), (end, found.bound)]}


def _steps(points: Points, end: float) -> Points:
    """Hold each value until the next."""
    drawn: Points = []
    for work, value in points:
        drawn += [(work, drawn[-1][1]), (work, value)] if drawn else [(work, value)]
    return [*drawn, (max(end, drawn[-1][0]), drawn[-1][1])]


def draw(title: str, lines: dict[str, Points]) -> str:
    """Return the lines as an SVG, the same text for the same lines."""
    across = [x for points in lines.values() for x, _ in points]
    up = [y for points in lines.values() for _, y in points]
    (left, right), (low, high) = (min(across), max(across)), (min(up), max(up))
    wide, tall = (WIDTH - LEFT - RIGHT) / (right - left or 1), (HEIGHT - TOP - BOTTOM) / (high - low or 1)

    def at(x: float, y: float) -> tuple[float, float]:
        return round(LEFT + (x - left) * wide, 1), round(HEIGHT - BOTTOM - (y - low) * tall, 1)

    drawn = [_text(WIDTH / 2, 24, title, 15)]
    for tick in range(TICKS + 1):
        x, y = left + (right - left) * tick / TICKS, low + (high - low) * tick / TICKS
        drawn.append(_text(at(x, low)[0], HEIGHT - BOTTOM + 18, f"{x:.2f}"))
        drawn.append(_text(LEFT - 8, at(left, y)[1] + 4, f"{y:,.0f}", anchor="end"))
        drawn.append(_line([at(left, y), at(right, y)], "#dddddd", 1))
    for number, (name, points) in enumerate(lines.items()):
        drawn.append(_line([at(x, y) for x, y in points], COLOURS[number], 2))
        drawn.append(_text(LEFT + 150 * number, HEIGHT - 12, f"— {name}", anchor="start", colour=COLOURS[number]))
    drawn.append(_text(WIDTH / 2, HEIGHT - BOTTOM + 38, "work, in millions"))
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        '<rect width="100%" height="100%" fill="white"/>', *drawn, "</svg>\n",
    ])  # fmt: skip


def _line(points: Points, colour: str, width: int) -> str:
    written = " ".join(f"{x},{y}" for x, y in points)
    return f'<polyline points="{written}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, words: str, size: int = 12, anchor: str = "middle", colour: str = "#222222") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def main(folder: Path = FOLDER) -> None:
    """Write both pictures."""
    pictures = {
        "search-clustering.svg": draw("300 candidates: best value so far", clustering_lines()),
        "search-assignment.svg": draw("200 jobs, 10 agents: least cost so far, and the bound", assignment_lines()),
    }
    for name, picture in pictures.items():
        (folder / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
