"""YAML text: what it means, where it stands, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.text import DEEPEST, read_text, scalar


def refused(text: str) -> str:
    with pytest.raises(MaillageError) as error:
        read_text(text, "x.yaml")
    (finding,) = error.value.findings
    return finding.code


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("on", "on"), ("01", "01"), ("2A", "2A"), ("2026-01-01", "2026-01-01"), ("12", 12), ("-3", -3),
     ("1_000", 1000), ("8_", "8_"), ("1__0", "1__0"), ("1_000.5", Decimal("1000.5")),
     ("9" * 18, 10**18 - 1), ("9" * 19, "9" * 19), ("9" * 18 + ".5", Decimal("9" * 18 + ".5")),
     ("0.50", Decimal("0.50")), ("true", True), ("False", False), ("~", None), ("", None)],
)  # fmt: skip
def test_a_word_means_what_it_says(text: str, value: object) -> None:
    assert (scalar(text), type(scalar(text))) == (value, type(value))


def test_an_alias_is_written_out_where_it_stands() -> None:
    read = read_text("a: &x {b: 1}\nc: *x\n", "x.yaml")
    assert read.value == {"a": {"b": 1}, "c": {"b": 1}}
    assert read.place(("c", "b")).line == 1
    assert read.word(("c",)).line == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [("hello\n", "policy-yaml-not-mapping"), ("a: \ud800\n", "policy-yaml-character"), ("", "policy-yaml-empty"),
     ("a: 1\n---\nb: 2\n", "policy-yaml-documents"), ("a: *x\n", "policy-yaml-alias"), ("a: [\n", "policy-yaml-syntax"),
     ("a: {b: 1, b: 2}\n", "policy-yaml-twice")],
)  # fmt: skip
def test_what_is_no_plain_mapping_is_refused(text: str, code: str) -> None:
    assert refused(text) == code


def test_aliases_cannot_make_a_text_deeper_or_larger_than_it_may_be() -> None:
    nested = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, DEEPEST + 2))
    assert refused(nested) == "policy-yaml-deep"
    laughs = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 7))
    assert refused(laughs) == "policy-yaml-many"
