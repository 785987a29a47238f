"""Every fault of a policy's file is told with its place and its remedy, in both languages, with status 1."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.terminal import Run, runner
from tests.engine.policy.soundness.test_check import ALL_OF_THEM, ALL_USED, PLANTED
from tests.engine.policy.test_told import TOLD

HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2026-01-01}
currency: EUR
"""
FAULTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "policy_faults.yaml").read_text(encoding="utf-8")
)
HOSTILE = {
    "policy-yaml-deep": ("description: " + "[" * 70 + "]" * 70, "nested more than 60 times", "plus de 60 fois"),
    "policy-yaml-many": ("description: [" + "x," * 50_001 + "]", "more than 50,000 values", "plus de 50 000 valeurs"),
    "policy-yaml-large": ("#" * 1_000_001, "larger than 1,000,000", "dépasse 1 000 000"),
    "policy-yaml-character": ("description: \x01", "something that is no text (at 91)", "autre chose que du texte"),
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(capsys, monkeypatch)


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_with_its_place_and_remedy(code: str, run: Run, tmp_path: Path) -> None:
    case = FAULTS[code]
    files = case.get("files", {"demo.yaml": HEAD + case["more"]} if "more" in case else {})
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for language in ("en", "fr"):
        ended = run("policy", "check", *case.get("words", ["demo.yaml"]), language=language)
        assert (ended.status, ended.out, ended.err) == (1, "", f"✗ {case[language]}\n")


@pytest.mark.parametrize("code", HOSTILE)
def test_a_hostile_text_is_refused(code: str, run: Run, tmp_path: Path) -> None:
    text, *told = HOSTILE[code]
    (tmp_path / "demo.yaml").write_text(HEAD + text + "\n", encoding="utf-8")
    for language, words in zip(("en", "fr"), told, strict=True):
        ended = run("policy", "check", "demo.yaml", language=language)
        assert (ended.status, words in ended.err) == (1, True), ended.err


def test_every_fault_that_has_a_sentence_is_tried() -> None:
    sentences = (resources.files("maillage.messages") / "en" / "policy.ftl").read_text(encoding="utf-8")
    codes = set(re.findall(r"^(policy-[a-z-]+) =", sentences, re.MULTILINE))
    tried = {*FAULTS, *HOSTILE, *PLANTED, *ALL_OF_THEM, *ALL_USED, *(row[1] for row in TOLD)}
    assert codes - tried == set()
