"""``maillage policy diff`` and ``list`` as a user reads them, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.actions.book import Book
from tests.actions.policy.channel_book import book_with_channel, policy_text
from tests.cli.terminal import Run, runner

POLICIES = Path(__file__).parents[2] / "policies"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(capsys, monkeypatch)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = book_with_channel(tmp_path_factory.mktemp("diff") / "book")
    newer = policy_text(version="2", gold="550 k EUR").replace("from: 2026-01-01", "from: 2026-06-01")
    (made.policies / "newer.yaml").write_text(newer, encoding="utf-8")
    older = policy_text().replace("from: 2026-01-01", "from: 2026-01-01, to: 2026-06-01")
    (made.policies / "trial.yaml").write_text(older, encoding="utf-8")
    yield made
    made.records().close()


def test_two_versions_by_name_show_their_changed_clauses_by_part_with_both_lines(run: Run) -> None:
    words = ("policy", "diff", "france@2025.1", "france@2026.1", "--book", POLICIES.parent)
    english = run(*words)
    assert (english.status, english.err) == (0, "")
    lines = english.out.splitlines()
    assert lines[0] == "france@2025.1 → france@2026.1: 15 clauses differ."
    assert lines[lines.index("Tiers") + 1] == (
        "  ~ tiers/mba/effects/discount: 3 % → 4 % [france-2025.yaml:145 → france.yaml:145]"
    )
    assert "  + staying/warnings_days/90: 90 is new [france-2025.yaml:136 → france.yaml:136]" in lines
    assert "  - valid/to: 2026-01-01 is gone [france-2025.yaml:17 → france.yaml:17]" in lines
    assert "  ~ clusters/aligned/total/at_least: 40 M EUR → 50 M EUR [france-2025.yaml:179 → france.yaml:179]" in lines
    french = run(*words, language="fr").out.splitlines()
    assert french[0] == "france@2025.1 → france@2026.1 : 15 clauses diffèrent."
    assert "Catégories" in french
    assert "  + staying/warnings_days/90 : 90, nouveau [france-2025.yaml:136 → france.yaml:136]" in french
    assert "  - valid/to : 2026-01-01, supprimé [france-2025.yaml:17 → france.yaml:17]" in french


def test_two_files_of_one_name_are_told_apart_by_their_folders(run: Run, tmp_path: Path) -> None:
    for folder, gold in (("old", "450 k EUR"), ("new", "1 M EUR")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "trial.yaml").write_text(policy_text(gold=gold), encoding="utf-8")
    ended = run("policy", "diff", "old/trial.yaml", "new/trial.yaml")
    assert ended.out.splitlines()[1:] == [
        "Tiers",
        "  ~ tiers/gold/admission/at_least (revenue): 450 k EUR → 1 M EUR [old/trial.yaml:14 → new/trial.yaml:14]",
    ]


def test_another_order_is_told_and_the_same_policy_says_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(policy_text(), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(policy_text().replace("[lead, desk]", "[desk, lead]"), encoding="utf-8")
    words = ("policy", "diff", "a.yaml")
    assert "coverage/primary: another order, [lead, desk] → [desk, lead]" in run(*words, "b.yaml").out
    assert "coverage/primary : dans un autre ordre, [lead, desk]" in run(*words, "b.yaml", language="fr").out
    assert run(*words, "a.yaml").out == "trial@1 → trial@1: every clause means the same.\n"
    assert "toutes les clauses disent la même chose" in run(*words, "a.yaml", language="fr").out


def test_a_changed_parent_shows_in_its_child(run: Run, tmp_path: Path) -> None:
    parent = policy_text(name="region").replace("currency:", "overridable: [tiers.gold.title]\ncurrency:")
    ends = parent.replace("from: 2026-01-01", "from: 2026-01-01, to: 2026-06-01")
    begins = parent.replace("from: 2026-01-01", "from: 2026-06-01").replace('"1"', '"2"').replace("5 %", "6 %")
    child = 'policy: land\nversion: "{}"\ntitle: Land\nextends: region\nvalid: {{from: {}}}\n'
    for name, text in (("r1", ends), ("r2", begins), ("one", child.format(1, "2026-02-01")),
                       ("two", child.format(2, "2026-07-01"))):  # fmt: skip
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = run("policy", "diff", "one.yaml", "two.yaml").out
    assert "  ~ tiers/gold/effects/discount: 5 % → 6 % [r1.yaml:18 → r2.yaml:18]" in found


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", (
            "on 1 July 2026, 2 of 8 partners move.",
            "Revenue at stake: €1,100,000 of €3,740,000 (29.41%).",
            "  Gold → Base: 2 partners, €1,100,000",
            "One cluster is dissolved: ",
            "The primary contact changes for 2 partners; contacts in all: 8 → 8.",
            "Maison D (€600,000)",
            "tier: Gold → Base.",
            " 1 → none.",
            "because of tiers/gold/admission/at_least (450 k EUR → 550 k EUR).",
            "… and one more. Add --limit 0 for all.",
        )),
        ("fr", (
            "au 1er juillet 2026, 2 partenaires sur 8 changent.",
            "Chiffre d’affaires en jeu : 1 100 000 € sur 3 740 000 € (29,41 %).",
            "  Gold → Base : 2 partenaires, 1 100 000 €",
            "Un cluster disparaît : ",
            "2 partenaires changent d’interlocuteur principal ; interlocuteurs en tout : 8 → 8.",
            "Maison D (600 000 €)",
            "catégorie : Gold → Base.",
            " 1 → aucun.",
            "à cause de tiers/gold/admission/at_least (450 k EUR → 550 k EUR).",
            "… et un autre. Ajoutez --limit 0 pour tous.",
        )),
    ],
)  # fmt: skip
def test_with_a_book_it_says_who_moves(language: str, words: tuple[str, ...], book: Book, run: Run) -> None:
    ended = run("policy", "diff", "trial@1", "trial", "--book", book.folder, "--as-of", "2026-07-01", "--limit", "1",
                language=language)  # fmt: skip
    assert ended.status == 0
    for word in words:
        assert word in ended.out
    assert [line.split(":")[0].strip() for line in ended.err.splitlines()][::5] == ["trial@1", "trial@2"]


def test_the_other_way_round_a_cluster_is_formed_and_nobody_moves_between_alike(book: Book, run: Run) -> None:
    words = ("--book", book.folder, "--as-of", "2026-07-01")
    back = run("policy", "diff", "trial", "trial@1", *words)
    assert "One cluster is formed: " in back.out
    same = run("policy", "diff", "trial", "trial@2", *words)
    assert "nobody moves: all 8 partners have the same tier, cluster and contacts under both." in same.out
    assert "Revenue" not in same.out
    french = run("policy", "diff", "trial", "trial@2", *words, language="fr")
    assert "personne ne change : les 8 partenaires" in french.out


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "holds no partner on 1 July 2026: nobody can move."), ("fr", "n’a aucun partenaire au 1er juillet 2026 :")],
)
def test_in_a_book_without_partners_nobody_can_move(language: str, words: str, run: Run, tmp_path: Path) -> None:
    empty = book_with_channel(tmp_path / "book", more={"partners": []})
    (tmp_path / "new.yaml").write_text(policy_text(gold="1 M EUR"), encoding="utf-8")
    ended = run("policy", "diff", "trial@1", "new.yaml", "-b", empty.folder, "-d", "2026-07-01", language=language)
    assert (ended.status, words in ended.out.splitlines()[-1]) == (0, True), ended.out
    empty.records().close()


def test_json_holds_the_changes_and_the_effect(book: Book, run: Run) -> None:
    ended = run("policy", "diff", "trial@1", "trial@2", "-b", book.folder, "-d", "2026-07-01", "--json")
    answer = json.loads(ended.out)
    assert (answer["old"], answer["new"]) == (["trial@1"], ["trial@2"])
    assert {"path": "tiers/gold/admission/at_least", "part": "tiers", "kind": "changed", "old": "450 k EUR",
            "new": "550 k EUR", "measure": "revenue"}.items() <= answer["changes"][-1].items()  # fmt: skip
    assert (answer["effect"]["moved"], answer["effect"]["tiers"][0]["count"]) == (2, 2)
    alone = json.loads(run("policy", "diff", "trial@1", "trial@2", "-b", book.folder, "--json").out)
    assert alone["effect"] is None


@pytest.mark.parametrize(
    ("language", "words"), [("en", "was not planned. Add --as-of"), ("fr", "n’a pas été planifié. Ajoutez --as-of")]
)
def test_a_book_without_a_day_is_not_planned_and_says_so(language: str, words: str, book: Book, run: Run) -> None:
    assert words in run("policy", "diff", "trial@1", "trial@2", "-b", book.folder, language=language).out


def test_a_question_as_of_a_day_finds_the_version_in_force(book: Book, run: Run) -> None:
    words = ("policy", "check", "trial", "--book", book.folder, "--as-of")
    for day, version in (("2026-01-01", "1"), ("2026-05-31", "1"), ("2026-06-01", "2"), ("2030-01-01", "2")):
        assert run(*words, day).out.startswith(f"trial@{version} can be read")
    early = run(*words, "2025-12-31")
    assert early.status == 1
    assert (
        "No version of “trial” is in force on 31 December 2025. Versions: 1 (2026-01-01…2026-06-01) and 2" in early.err
    )
    assert (
        "Aucune version de « trial » n’est en vigueur au 31 décembre 2025."
        in run(*words, "2025-12-31", language="fr").err
    )
    unsaid = run("policy", "check", "trial", "--book", book.folder)
    assert (unsaid.status, "Add --as-of, or name one: trial@1 and trial@2." in unsaid.err) == (1, True)


def test_the_versions_are_listed_with_their_days_and_parents(book: Book, run: Run) -> None:
    lines = run("policy", "list", "--book", book.folder).out.splitlines()
    assert [line.split()[:5] for line in lines] == [
        ["Policy", "Version", "From", "To", "(excluded)"],
        ["trial", "1", "2026-01-01", "2026-06-01", str(book.policies / "trial.yaml")],
        ["trial", "2", "2026-06-01", str(book.policies / "newer.yaml")],
    ]
    listed = json.loads(run("policy", "list", "--book", POLICIES.parent, "--json").out)
    assert [(item["policy"], item["version"], item["extends"]) for item in listed][1:3] == [
        ("france", "2025.1", "western-europe"), ("france", "2026.1", "western-europe"),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [("en", "There is no folder"), ("fr", "Il n’y a pas de dossier")])
def test_without_policies_there_is_nothing_to_list(language: str, words: str, run: Run) -> None:
    ended = run("policy", "list", language=language)
    assert ended.status == 1
    assert words in ended.err
