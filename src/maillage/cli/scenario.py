"""``maillage scenario``."""

from __future__ import annotations

from typing import Annotated

import typer

from maillage.actions.desk.prepare import open_desk
from maillage.actions.plan.read import Opened
from maillage.actions.plan.show import summary
from maillage.cli.options import HERE, AsJson, BookFolder
from maillage.cli.plan import print_summary
from maillage.cli.screen import print_json
from maillage.cli.state import screen_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

app = typer.Typer(no_args_is_help=True, help="Drafts of the organisation.")


@app.callback()
def _group() -> None:
    """Drafts of the organisation."""


@app.command("build")
def build_command(
    number: Annotated[int, typer.Argument(help="The number of the scenario.", min=1)],
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Compute the plan of a scenario as it is now, as the desk does in the background."""
    opened = open_desk(book)
    # Models can be imported only once Django is set up.
    from maillage.accounts.permissions import Denied, operator
    from maillage.actions.scenarios.build import build_scenario

    talk = screen_of(opened.settings.language)
    try:
        built = build_scenario(operator("director"), opened, number,
                               lambda stage: talk.progress(f"plan-stage-{stage}"))  # fmt: skip
    except Denied:
        raise MaillageError(Finding(Severity.ERROR, "scenario-missing", {"number": number})) from None
    if as_json:
        print_json(summary(built.plan))
    else:
        print_summary(Opened(opened, built.plan))
