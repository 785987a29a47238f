"""``maillage demo`` as a newcomer meets it: files, refusals, a plan, reasons, and commands that work when pasted."""

from __future__ import annotations

import contextlib
import io
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from maillage.actions import demo as action
from maillage.actions.demo import Shown, Taken
from maillage.actions.intake.accept import Accepted
from maillage.cli import main
from maillage.engine.kernel.reason import MaillageError
from tests.cli.terminal import Ended, forget_choices, runner

SIZE = 300


@dataclass(frozen=True)
class Ran:
    """The demo run once: what it printed, and what it made."""

    ended: Ended
    shown: Shown


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    kept: list[Shown] = []
    made = action.plan

    def keeping(*words: object, **more: object) -> Shown:
        kept.append(made(*words, **more))  # type: ignore[arg-type] # passed on as they come
        return kept[0]

    out, err, status = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(action, "plan", keeping)
        patch.setenv("CI", "true")
        forget_choices(patch)
        folder = tmp_path_factory.mktemp("demo") / "book"
        # An earlier demo that was killed: the new one takes its place.
        (folder / "plans").mkdir(parents=True)
        for name in (".demo", "old.txt", "maillage.yaml"):
            (folder / name).touch()
        patch.setattr(sys, "argv", ["maillage", "-l", "fr", "demo", "--folder", str(folder), "--size", str(SIZE)])
        main.app.registered_commands.clear()
        main.app.registered_groups.clear()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main.main()
            except SystemExit as ended:
                status = int(ended.code or 0)
    told, progress = (text.getvalue().replace("\u00a0", " ").replace("\u202f", " ") for text in (out, err))
    assert kept, progress
    yield Ran(Ended(status, told, progress), kept[0])
    kept[0].book.records().close()


def commands(ran: Ran) -> list[str]:
    return [line.strip() for line in ran.ended.out.splitlines() if " --book " in line]


def test_it_ends_well_and_says_each_step(ran: Ran) -> None:
    assert ran.ended.status == 0
    steps = ("Invention", "Écriture des fichiers", "fiches", "lignes de vente", "Mesures", "Clusters", "rapport")
    at = [ran.ended.err.index(step) for step in steps]
    assert at == sorted(at)
    assert "6 revendeurs imaginaires essayés sous la politique ; chaque résultat est celui attendu." in ran.ended.out
    assert "Tout est vérifié." in ran.ended.out
    assert not (ran.shown.book.folder / "old.txt").exists()


def test_what_it_tells_to_open_is_there(ran: Ran) -> None:
    page = next(word for word in ran.ended.out.split() if word.endswith("-fr.html"))
    assert Path(page).stat().st_size > 100_000
    assert "fr.xlsx" in ran.ended.out


def test_one_partner_is_explained_that_no_cluster_can_take(ran: Ran) -> None:
    plan = ran.shown.built.plan
    refused = plan.measures.partners[min(plan.clusters.refused)]
    assert f"({refused})" in ran.ended.out
    assert "Aucun cluster « Cluster d’Alignés » valable ne peut accueillir ce partenaire." in ran.ended.out


@pytest.mark.parametrize("number", range(3))
def test_each_next_command_works_when_pasted(
    number: int, ran: Ran, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(commands(ran)) == 4
    words = shlex.split(commands(ran)[number])
    assert Path(words[0]).name == "maillage"
    found = runner(capsys, monkeypatch)(*words[1:], language="fr")
    assert (found.status, found.err) == (0, "")
    assert len(found.out.splitlines()) > 5


def test_everybody_is_shown_their_pages_of_the_desk_and_no_others(ran: Ran) -> None:
    assert shlex.split(commands(ran)[3])[1] == "serve"
    seen = {
        line.split()[0].partition("@")[0]: line for line in ran.ended.out.splitlines() if line.count("@demo.example")
    }
    assert {*seen} == {"director", "analyst", "approver", "unit", "territory", "cluster", "administrator"}
    assert "L’organisation au 1er" in seen["director"]
    assert "Ma partie de l’organisation" in seen["territory"]
    assert seen["administrator"].split()[1:] == ["Comptes", "–", "–", "–", "–", "Comptes"]


def test_every_kind_of_refusal_is_told_with_its_file_and_line(ran: Ran) -> None:
    for words in (
        "revendeurs.csv, ligne 114, colonne 5 : « 99 » ne figure pas", "« 123456789 » n’est pas un SIREN",
        "« A999999 » ne figure pas", "« 31/06/2026 » n’est pas un jour", "« 12 4O0,00 » n’est pas un nombre",
        "« 2026-13-05 » n’est pas un jour", "« 1.250,00 » n’est pas un nombre",
        "Cette cellule ne doit pas être vide",
    ):  # fmt: skip
        assert words in ran.ended.out, words


def test_what_comes_late_or_again_or_to_correct_is_taken_for_what_it_is(ran: Ran) -> None:
    by_kind = {one.delivered.kind: one.accepted for one in ran.shown.taken}
    assert (by_kind["again"].changed, by_kind["again"].receipt.fresh) == (False, 0)
    assert by_kind["again"].receipt.already > 100
    late = by_kind["late"].receipt
    assert late.fresh == late.read > 0
    assert late.overlaps[0].facts["earlier"] == ("boreal_2023-07_2026-05.csv",)
    correction = by_kind["correction"].receipt
    assert (correction.fresh, len(correction.overlaps)) == (2, 1)
    # The reversal is ten times what is right: the line had a digit too many.
    amounts = ran.shown.book.ledger().lines(batch=correction.batch)["amount"].to_pylist()
    assert sorted(amounts)[0] == -10 * sorted(amounts)[1]


def test_the_files_bring_in_exactly_what_was_drawn(ran: Ran) -> None:
    state = ran.shown.book.records_state()
    drawn = dict(ran.shown.channel.records())
    assert {*state.tables} == {*drawn}
    for name, table in drawn.items():
        order = [(column, "ascending") for column in table.column_names]
        assert state.table(name).sort_by(order).equals(table.combine_chunks().sort_by(order)), name
    lines = pa.concat_tables([table for _, table in ran.shown.channel.lines()])
    # The correction leaves the wrong line, its reversal and the right one in place of one.
    assert ran.shown.book.ledger().state().lines == len(lines) + 2


def test_a_file_that_does_not_reconcile_or_changes_what_it_should_not_is_seen(
    ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action, "_explained", lambda opened: True)
    monkeypatch.setattr(action, "build_plan", lambda book, day: ran.shown.built)
    action.check(ran.shown)
    first = ran.shown.taken[0]

    def unsound(one: Taken) -> set[object]:
        with pytest.raises(MaillageError) as error:
            action.check(replace(ran.shown, taken=(one, *ran.shown.taken[1:])))
        return {finding.facts["part"] for finding in error.value.findings}

    assert unsound(replace(first, accepted=replace(first.accepted, changed=False))) == {"files"}
    sales = next(one for one in ran.shown.taken if one.delivered.kind == "month")
    receipt = sales.accepted.receipt
    short = replace(receipt, totals={**receipt.totals, "accepted": {"EUR": Decimal(1)}})
    lost = replace(receipt, accepted=receipt.accepted - 1)
    for wrong in (short, lost):
        accepted = Accepted(wrong, sales.accepted.changed, sales.accepted.state, None)
        assert unsound(replace(sales, accepted=accepted)) == {"files"}


def test_a_folder_with_anything_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    found = runner(capsys, monkeypatch)("demo", "--folder", tmp_path)
    assert found.status == 1
    assert str(tmp_path) in found.err
    assert (tmp_path / "letter.txt").read_text() == "keep me"
