"""Write the report of a plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from maillage.actions.plan.read import Opened
from maillage.actions.plan.tradeoff import options_of
from maillage.messages.format import Language
from maillage.report.document import document
from maillage.report.page import page
from maillage.report.workbook import workbook


def write_report(
    opened: Opened, language: Language, folder: Path | None = None, *, tradeoff: bool = False
) -> tuple[Path, Path, Path]:
    """Write a page, a workbook and JSON into ``folder``, else into ``reports`` beside the plans; return the files.

    With ``tradeoff`` they also show which plans the policy could have: the channel is covered some ten times for it.
    """
    target = folder or opened.book.folder / "reports"
    target.mkdir(parents=True, exist_ok=True)
    name = f"{opened.plan.header.name}-{language}"
    html, xlsx, data = (target / f"{name}.{kind}" for kind in ("html", "xlsx", "json"))
    material = replace(opened.material, options=options_of(opened)) if tradeoff else opened.material
    html.write_text(page(material, language), encoding="utf-8")
    workbook(material, language, xlsx)
    data.write_bytes(document(material, language))
    return html, xlsx, data
