"""Write the report of a plan."""

from __future__ import annotations

from pathlib import Path

from maillage.actions.plan.read import Opened
from maillage.actions.plan.show import rows, summary
from maillage.engine.kernel.digest import canonical_json, plain
from maillage.messages.format import Language
from maillage.report import page, workbook


def write_report(opened: Opened, language: Language, folder: Path | None = None) -> tuple[Path, Path, Path]:
    """Write a page, a workbook and JSON into ``folder``, else into ``reports`` beside the plans; return the files."""
    target = folder or opened.book.folder / "reports"
    target.mkdir(parents=True, exist_ok=True)
    name = f"{opened.plan.header.name}-{language}"
    html, xlsx, data = (target / f"{name}.{kind}" for kind in ("html", "xlsx", "json"))
    html.write_text(page(opened.plan, opened.names, language), encoding="utf-8")
    workbook(opened.plan, opened.names, language, xlsx)
    content = {
        "header": opened.plan.header,
        "summary": summary(opened.plan),
        "partners": list(rows(opened)),
        "clusters": opened.plan.clusters.clusters,
        "findings": opened.plan.findings,
        "receipts": opened.plan.receipts,
    }
    data.write_bytes(canonical_json(plain(content)) + b"\n")
    return html, xlsx, data
