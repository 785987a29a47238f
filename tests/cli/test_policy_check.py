"""``maillage policy check`` as a lawyer reads it: each planted fault is told with its place and remedy, in both
languages; a sound policy is left in peace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Run, runner

ROOT = Path(__file__).parents[2]
SHIPPED = [*sorted((ROOT / "policies").glob("*.yaml")), ROOT / "src" / "maillage" / "demo" / "case.yaml"]
PROGRAMMES = sorted((ROOT / "tests" / "policies").glob("*.yaml"))
HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2026-01-01}
currency: EUR
measures:
  revenue: {given: EUR, title: {fr: chiffre d’affaires, en: revenue}}
  grade: {given: points, title: {fr: note, en: grade}}
"""
SOUND = (
    HEAD
    + """tiers:
  - {tier: base, effects: {discount: 2 %}}
  - tier: gold
    effects: {discount: 5 %}
    forms: c
    admission: {all: [{measure: revenue, at_least: 1 M EUR}, {measure: grade, at_least: 5}]}
clusters: [{cluster: c, total: {measure: revenue, at_least: 3 M EUR}, members: {at_least: 2}}]
units: [{unit: sales, attachment: aligned, may_set: [roles.lead.capacity], sets: {roles.lead.capacity.partners: 20}}]
roles: [{role: lead, per: channel, covers: {}, capacity: {partners: 30}}]
coverage: {primary: [lead]}
"""
)

ADMISSION = "admission: {all: [{measure: revenue, at_least: 1 M EUR}, {measure: grade, at_least: 5}]}"
BASE = "{tier: base, effects: {discount: 2 %}"
GOLD = "  - tier: gold"
SILVER = "  - {tier: silver, effects: {discount: %s}, admission: {measure: revenue, at_least: 100 k EUR}}\n" + GOLD
Changes = dict[str, str]
PLANTED: dict[str, tuple[Changes, int, str, str]] = {
    "unreachable": (
        {ADMISSION: "admission: {all: [{measure: grade, at_least: 5}, {measure: grade, less_than: 4}]}"}, 1,
        "✗ {file}, line 11, column 5: Nobody can reach the tier “gold”: it asks two things of “grade” that exclude",
        "✗ {file}, ligne 11, colonne 5 : Personne ne peut atteindre la catégorie « gold » : elle demande à « note »",
    ),
    "overtaken": (
        {BASE: BASE + ", admission: {all: [{measure: revenue, at_least: 2 M EUR}, {measure: grade, at_least: 6}]}"}, 0,
        "! {file}, line 10, column 5: Nobody stays in the tier “base”: whoever meets its conditions also meets those",
        "! {file}, ligne 10, colonne 5 : Personne ne reste dans la catégorie « base » : qui remplit ses conditions",
    ),
    "overlapping": (
        {BASE: BASE + ", admission: {measure: grade, at_least: 2, at_most: 8}",
         ADMISSION: "admission: {measure: grade, at_least: 5}"}, 0,
        "! {file}, line 10, column 5: From 5 points to 8 points of “grade” a partner meets both “base” and “gold”, and "
        "is in “gold”. End the lower one where the higher begins.",
        "! {file}, ligne 10, colonne 5 : De 5 points à 8 points de « note », un partenaire remplit à la fois « base » "
        "et « gold », et il est dans « gold ». Arrêtez la plus basse où la plus haute commence.",
    ),
    "same effect": (
        {GOLD: SILVER % "2 %"}, 0,
        "! {file}, line 11, column 5: The tiers “base” and “silver” have the same effects and the same contacts.",
        "! {file}, ligne 11, colonne 5 : Les catégories « base » et « silver » ont les mêmes effets",
    ),
    "a cliff of benefits": (
        {"discount: 5 %": "discount: 25 %"}, 0,
        "! {file}, line 12, column 25: From “base” to “gold”, “discount” leaps from 2% to 25% at a single threshold.",
        "! {file}, ligne 12, colonne 25 : De « base » à « gold », « discount » saute de 2 % à 25 % sur un seul seuil.",
    ),
    "a cliff of thresholds": (
        {GOLD: SILVER % "3 %"}, 0,
        "! {file}, line 12, column 5: From “silver” to “gold”, “revenue” goes from €100,000 to €1,000,000, 10 times as "
        "much. Put a tier between them",
        "! {file}, ligne 12, colonne 5 : De « silver » à « gold », « chiffre d’affaires » passe de 100 000 € à "
        "1 000 000 €, soit 10 fois plus. Ajoutez une catégorie entre les deux",
    ),
    "a unit beyond its powers": (
        {"may_set: [roles.lead.capacity]": "may_set: [roles.lead.workload]"}, 1,
        "The unit “sales” sets “roles.lead.capacity.partners”, which it may not.",
        "L’entité « sales » règle « roles.lead.capacity.partners », ce qui ne lui est pas permis.",
    ),
    "an integrated unit that sets": (
        {"attachment: aligned": "attachment: integrated"}, 1,
        "The unit “sales” is integrated and sets nothing for itself",
        "L’entité « sales » est intégrée et ne règle rien pour elle-même",
    ),
    "no cluster can be so": (
        {"members: {at_least: 2}": "members: {at_least: 3, at_most: 2}"}, 1,
        "Nothing is at least 3 and at most 2.", "Rien n’est à la fois d’au moins 3 et d’au plus 2.",
    ),
    "no partner for a cluster": (
        {"members: {at_least: 2}": "when: {measure: grade, less_than: 3}"}, 0,
        "No partner can meet the cluster rule “c”", "Aucun partenaire ne peut remplir la règle de cluster « c »",
    ),
    "a tier that no role covers": (
        {"covers: {}": "covers: {tiers: [base]}"}, 0,
        "No role covers the partners of “gold”.", "Aucune fonction ne couvre les partenaires de « gold ».",
    ),
    "a role that covers nobody": (
        {"covers: {}": "covers: {tiers: [base], clusters: [c]}"}, 0,
        "The role “lead” covers nobody", "La fonction « lead » ne couvre personne",
    ),
}  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(capsys, monkeypatch)


def test_a_sound_policy_is_left_in_peace(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "demo.yaml"
    file.write_text(SOUND, encoding="utf-8")
    for language, words in (("en", "Nothing to say against it."), ("fr", "Rien à y redire.")):
        ended = run("policy", "check", file, language=language)
        assert (ended.status, ended.err) == (0, "")
        assert words in ended.out
        assert file.name not in ended.out


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_told_with_its_place_in_both_languages(name: str, run: Run, tmp_path: Path) -> None:
    changes, status, english, french = PLANTED[name]
    text = SOUND
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    file = tmp_path / "demo.yaml"
    file.write_text(text, encoding="utf-8")
    for language, words in (("en", english), ("fr", french)):
        ended = run("policy", "check", file, language=language)
        assert (ended.status, ended.err) == (status, "")
        assert words.format(file=file) in ended.out


def test_json_holds_the_findings_with_their_places(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "demo.yaml"
    file.write_text(SOUND.replace("attachment: aligned", "attachment: integrated"), encoding="utf-8")
    ended = run("policy", "check", file, "--json")
    answer = json.loads(ended.out)
    assert (ended.status, answer["policy"], len(answer["digest"])) == (1, ["demo@1"], 64)
    first = answer["findings"][0]
    assert (first["severity"], first["code"], first["source"]["line"]) == ("error", "policy-unit-integrated", 16)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_nothing_is_said_of_a_policy_that_is_shipped(file: Path, run: Run) -> None:
    ended = run("policy", "check", file)
    assert (ended.status, ended.out.splitlines()[1:]) == (0, ["Nothing to say against it."])


@pytest.mark.parametrize("file", PROGRAMMES, ids=lambda file: file.stem)
def test_a_programme_as_others_publish_it_is_no_error(file: Path, run: Run) -> None:
    """Their steps are steep, and in one the tiers differ in nothing that the file says; nothing else is told."""
    ended = run("policy", "check", file)
    told = ended.out.splitlines()[1:-1]
    known = ("times as much", "leaps from", "have the same effects")
    assert ended.status == 0
    assert all(any(words in line for words in known) for line in told), told


def test_the_help_says_what_the_status_means(run: Run) -> None:
    ended = run("policy", "check", "--help")
    assert "Status 1: the file has a fault, or there is an error" in " ".join(ended.out.replace("│", " ").split())
