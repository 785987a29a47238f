"""The help of the command line is whole in both languages."""

from __future__ import annotations

import pytest
import typer

from maillage.cli import main
from maillage.cli.help import asked_language, french, plain, sentences, translate
from tests.cli.terminal import runner

HELP = "Show this message and exit."


def test_every_sentence_of_help_is_said_in_french_and_no_other_is_kept() -> None:
    main._register()
    said = {*sentences(typer.main.get_command(main.app)), HELP}
    assert said - french().keys() == set()
    assert french().keys() - said == set()


def test_help_is_in_the_language_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runner(capsys, monkeypatch)
    french_page, english_page = run("plan", "--help", language="fr").out, run("plan", "--help", language="en").out
    assert all(words in french_page for words in ("Calculer des plans", "Commandes", "Afficher cette aide"))
    assert all(words in english_page for words in ("Build plans", "Commands", HELP))


def test_a_sentence_without_french_stays_as_it_is() -> None:
    made = typer.Typer(add_completion=False)
    made.command("one", help="Not in the file.")(lambda: None)
    command = typer.main.get_command(made)
    translate(command, "fr")
    translate(command, "en")
    assert sentences(command) == ["Not in the file."]


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--language", "fr", "plan"], "fr"), (["-l", "en"], "en"), (["--language=fr"], "fr"), (["plan", "show"], ""),
        (["-l"], ""), (["-l", "de"], ""),
    ],
)  # fmt: skip
def test_the_language_is_known_before_the_command_line_is_read(arguments: list[str], language: str) -> None:
    assert asked_language(arguments) == language


def test_line_ends_and_indents_of_the_code_are_no_part_of_a_sentence() -> None:
    assert plain("One.\n\n    Two\n    words.\n") == "One. Two words."


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["explain", "P1"], "explain"),
        (["-l", "fr", "plan", "show"], "plan"),
        (["--language", "fr", "demo"], "demo"),
        (["--language=en", "log", "verify"], "log"),
        (["--help"], ""),
        ([], ""),
    ],
)
def test_only_the_command_that_is_asked_for_is_loaded(words: list[str], command: str) -> None:
    assert main._asked(words) == command
