"""``maillage policy check --as-of``: the policy held against a book's seats, words and sales, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.actions.book import Book
from tests.actions.policy.channel_book import Rows, book_with_channel, policy_text, records
from tests.cli.terminal import Run, runner

PARTNERS: Rows = [{**row, "trade": "vaar" if row["partner"] == "h" else row["trade"]}
                  for row in records()["partners"]]  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(capsys, monkeypatch)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = book_with_channel(tmp_path_factory.mktemp("sound") / "book", language="fr")
    yield made
    made.records().close()


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Nobody holds the lead's seat, the desk has none, a trade is misspelt, the group asks for too much."""
    seats = [{"seat": "lead-1", "title": "Lead", "role": "lead"}]
    holdings = [{"seat": "other", "person": "p1"}]
    made = book_with_channel(tmp_path_factory.mktemp("troubled") / "book",
                             more={"partners": PARTNERS, "seats": seats, "holdings": holdings})  # fmt: skip
    text = policy_text(least="2.5 M EUR") + "decisions: [{decision: admit, deciders: [director]}]\n"
    (made.policies / "trial.yaml").write_text(text, encoding="utf-8")
    yield made
    made.records().close()


WORDS = {
    "en": (
        "Held against the book {book} as of 1 July 2026.",
        "✗ {file}, line 19, column 5: No cluster of “Group” can reach €2,500,000: the candidates that have the most in "
        "common (software vendor) make €2,400,000 together.",
        "! {file}, line 25, column 5: Nobody covers the role “Lead”: its only seat is vacant. Name a holder.",
        "! {file}, line 26, column 5: Nobody covers the role “Desk”: the book has no seat of it on that day. Open one",
        "Nobody in the book may take the decision “admit”: no seat with a holder and no person is called director.",
        "The records use words that the list “trades” of the policy does not have (partners.trade, one row): vaar."
        " Does “vaar” mean “var”?",
        "One error, 5 warnings, no remark.",
    ),
    "fr": (
        "Confrontée au carnet {book} au 1er juillet 2026.",
        "✗ {file}, ligne 19, colonne 5 : Aucun cluster de « Groupe » ne peut atteindre 2 500 000 € : les candidats qui "
        "ont le plus en commun (éditeur) font ensemble 2 400 000 €.",
        "! {file}, ligne 25, colonne 5 : Personne n’assure la fonction « Responsable » : son seul poste est vacant.",
        "! {file}, ligne 26, colonne 5 : Personne n’assure la fonction « Bureau » : le carnet n’en a aucun poste",
        "Personne dans le carnet ne peut prendre la décision « admit » : aucun poste pourvu et aucune personne ne "
        "s’appelle director.",
        "Les données emploient des mots que la liste « trades » de la politique n’a pas (partners.trade, une ligne) : "
        "vaar. « vaar » veut-il dire « var » ?",
        "Une erreur, 5 avertissements, aucune remarque.",
    ),
}


@pytest.mark.parametrize("language", WORDS)
def test_what_the_book_lacks_is_told(language: str, troubled: Book, run: Run) -> None:
    ended = run("policy", "check", "trial", "--book", troubled.folder, "--as-of", "2026-07-01", language=language)
    assert (ended.status, ended.err) == (1, "")
    for words in WORDS[language]:
        assert words.format(book=troubled.folder, file=troubled.policies / "trial.yaml") in ended.out


def test_the_gravest_comes_first_and_json_has_the_same(troubled: Book, run: Run) -> None:
    ended = run("policy", "check", "trial", "-b", troubled.folder, "-d", "2026-07-01", "--json")
    codes = [finding["code"] for finding in json.loads(ended.out)["findings"]]
    assert codes[0] == "policy-cluster-apart"
    assert set(codes) == {
        "policy-cluster-apart", "policy-role-vacant", "policy-role-seatless", "policy-decision-unused",
        "policy-deciders-none", "policy-records-words-near",
    }  # fmt: skip


def test_a_policy_that_the_book_can_follow_is_left_in_peace(sound: Book, run: Run) -> None:
    ended = run("policy", "check", "trial", "--book", sound.folder, "--as-of", "2026-07-01")
    assert (ended.status, ended.out.splitlines()[-1]) == (0, "Nothing to say against it.")


def test_the_books_language_counts_and_without_a_day_the_book_is_not_looked_at(
    sound: Book, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run("policy", "check", "trial", "--book", sound.folder, language="")
    assert f"Le carnet {sound.folder} n’a pas été consulté. Ajoutez --as-of AAAA-MM-JJ" in found.out
    english = run("policy", "check", "trial", "--book", sound.folder)
    assert f"The book {sound.folder} was not looked at. Add --as-of YYYY-MM-DD" in english.out


@pytest.mark.parametrize(("language", "words"), [("en", "is no Maillage book"), ("fr", "n’est pas un carnet")])
def test_who_names_a_day_and_a_folder_means_a_book(language: str, words: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "trial.yaml").write_text(policy_text(), encoding="utf-8")
    assert run("policy", "check", "trial", "--as-of", "2026-07-01").status == 0
    ended = run("policy", "check", "trial", "--book", tmp_path, "--as-of", "2026-07-01", language=language)
    assert (ended.status, words in ended.err) == (1, True), ended.err
