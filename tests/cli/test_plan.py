"""``maillage plan show``, ``explain``, ``diff`` and ``report`` as a user meets them, wide and at 80 columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from maillage.cli import plan, screen
from maillage.cli.screen import Screen
from maillage.cli.state import choose
from maillage.engine.kernel.reason import Finding, MaillageError, Severity, Term
from maillage.messages.format import Language
from tests.actions.plan.channel_plan import opened


def run(*words: str, language: str = "en") -> str:
    choose(language)
    book = str(opened()[0].book.folder)
    found = CliRunner().invoke(plan.app, [*words, "--book", book], catch_exceptions=False)
    choose("")
    assert found.exit_code == 0, found.output
    return found.output


def names() -> tuple[str, str]:
    first, second = opened()
    return first.plan.header.name, second.plan.header.name


@pytest.mark.parametrize(
    ("language", "heading", "decide", "cluster", "money"),
    [
        ("en", "Tier  Partners", "Nothing waits for a decision.", "Gold – software vendor 1", "€900k"),
        ("fr", "Catégorie  Partenaires", "Rien n’attend de décision.", "Gold – éditeur 1", "900\u00a0k€"),
    ],
)
def test_show_says_the_plan_in_titles_never_in_identifiers(
    language: str, heading: str, decide: str, cluster: str, money: str
) -> None:
    text = run("show", names()[0], "--limit", "0", language=language)
    assert heading in text
    assert decide in text
    row = next(line for line in text.splitlines() if line.startswith("a "))
    assert [word in row for word in ("Maison A", cluster, "Anne", money)] == [True] * 4
    assert "group-isv" not in text


def test_show_counts_what_it_does_not_show() -> None:
    assert "3 of 8 partners are shown" in run("show", names()[0], "--limit", "3")
    assert "are shown" not in run("show", names()[0], "--limit", "0")
    assert "2 of 5 partners are shown" in run("show", names()[0], "--limit", "2", "--tier", "gold")


def test_a_narrow_terminal_leaves_columns_out_and_breaks_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = run("show", names()[0])
    monkeypatch.setattr(screen, "_WIDE", 80)
    narrow = run("show", names()[0])
    assert "Territory" in wide
    assert "Territory" not in narrow
    rows = [line for line in narrow.splitlines() if "Maison" in line]
    assert len(rows) == 8
    assert max(map(len, rows)) <= 80


def test_show_as_json_names_by_identifier() -> None:
    answer = json.loads(run("show", names()[0], "--json", "--limit", "2"))
    assert [row["cluster"] for row in answer["partners"]] == ["group-isv-1", "group-isv-1"]
    assert answer["summary"]["partners"] == 8


@pytest.mark.parametrize(("language", "member"), [("en", "in the cluster Gold – "), ("fr", "dans le cluster Gold – ")])
def test_explain_says_name_and_identifier_then_every_clause(language: str, member: str) -> None:
    text = run("explain", "Maison A", "--plan", names()[0], language=language)
    assert text.startswith("Maison A (a)")
    assert "tiers/gold/admission" in text
    assert member in text
    assert json.loads(run("explain", "a", "--plan", names()[0], "--json"))["partner"] == "a"


def test_diff_is_a_table_with_its_counts() -> None:
    first, second = names()
    text = run("diff", first, second, "--limit", "2")
    assert text.startswith("3 partners are treated differently; 2 are shown.")
    assert "3 change tier." in text
    row = next(line for line in text.splitlines() if line.startswith("c "))
    assert [word in row for word in ("Maison C", "tier", "Gold", "Base")] == [True] * 4
    assert run("diff", first, first).startswith("The two plans treat everybody alike.")
    assert {reason["code"] for reason in json.loads(run("diff", first, second, "--json"))} == {"between-moved"}
    assert "changent de catégorie" in run("diff", first, second, language="fr")


def test_list_and_report_name_what_there_is(tmp_path: Path) -> None:
    assert [name in run("list") for name in names()] == [True, True]
    assert len(json.loads(run("list", "--json"))) >= 2
    text = run("report", names()[0], "--output", str(tmp_path))
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".html", ".json", ".xlsx"]
    assert text.count("Written: ") == 3


def test_a_plan_that_is_not_there_is_an_error_with_its_remedy() -> None:
    with pytest.raises(MaillageError) as error:
        run("show", "1999")
    assert error.value.findings[0].code == "plan-missing"


def test_findings_of_each_kind_are_capped_and_the_rest_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    many = [Finding(Severity.NOTE, "policy-try-fine", {"count": at, "policy": "p"}) for at in range(2, 7)]
    grave = Finding(Severity.WARNING, "file-missing", {"file": "x"})
    Screen("en").findings([*many, grave], most=2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("! ")
    assert len(lines) == 4
    assert lines[-1] == "  … and 3 more of this kind."


def test_a_vacant_seat_is_shown_by_its_title() -> None:
    def look_up(term: Term, language: Language) -> str:
        return {("person", "p1"): "Anne", ("seat", "s1"): "Seat One"}.get((term.kind, term.name), term.name)

    talk = Screen("en", look_up)
    assert [plan._contact(name, talk) for name in ("p1", "s1", "")] == ["Anne", "Seat One", ""]
