"""Channels in which one thing about coverage shows, each by name."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.engine.channel import P
from tests.engine.coverage.channel import CRBP, MANAGER, TOP, TPM, Case, holds, mba, seat, staff, talks

SHARE = {"reading": "biggest", "measure": "intel", "share": "60 %", "scope": "channel"}
MOSTLY = {"reading": "dominant", "measure": "intel", "share": "50 %", "of": "revenue"}
SOUTH = staff(seat("s"), seat("t", "tpm"))


def pin(partner: str, person: str) -> dict[str, Any]:
    return {"pin_id": f"{partner}-{person}", "partner": partner, "kind": "contact", "target": person}


def at_most(partner: str, value: str, **more: Any) -> dict[str, Any]:
    return {"exception_id": partner, "partner": partner, "kind": "contacts", "value": value, "author": "a",
            "approver": "b", "valid_to": date(2030, 1, 1), **more}  # fmt: skip


def intel(name: str, value: int, **more: Any) -> P:
    return P(name, 10, tier="mba", intel=value, **more)


CASES: dict[str, Case] = {
    "one seat": Case(mba("ab"), SOUTH),
    "top two": Case([intel("a", 3), intel("b", 5), intel("c", 4), intel("d", 0)], SOUTH),
    "tied": Case([intel("a", 3), intel("b", 3), intel("c", 3)], SOUTH),
    "share of the channel": Case(
        [intel("a", 30), intel("b", 31, postal="59000"), intel("c", 39), intel("d", 0)],
        staff(seat("s"), seat("n", territory="north"), seat("t", "tpm", None)),
        [CRBP, TPM | {"covers": {"bulk": SHARE}}],
    ),
    "mostly": Case(
        [intel("a", 5), intel("b", 4), P("c", None, tier="mba", intel=9), P("d", 0, tier="mba")],
        SOUTH,
        [CRBP, TPM | {"covers": {"bulk": MOSTLY}}],
    ),
    "condition": Case(
        [P("a", 5, tier="mba"), P("b", 50, tier="mba")],
        SOUTH,
        [CRBP | {"covers": {"tiers": ["mba"], "when": {"measure": "revenue", "at_least": "10 M EUR"}}},
         TPM | {"covers": {}}],
    ),
    "cluster": Case(
        [P("a", 60, trade="isv"), P("b", 60, trade="var"), *mba("c")],
        staff(
            seat("m1", "manager", None, cluster="aligned"), seat("m2", "manager", None, cluster="aligned"), seat("s")
        ),
        [CRBP, MANAGER],
    ),
    "cluster without seat": Case([P("a", 60, trade="isv")], staff(seat("s")), [CRBP, MANAGER]),
    "absorbs": Case(
        [intel("a", 3), intel("b", 2), intel("c", 1)], SOUTH, [CRBP, TPM | {"absorbs": ["crbp", "tpm", "none"]}],
    ),
    "one contact at most": Case([intel("a", 3), *mba("b")], SOUTH, coverage={"most_contacts": 1}),
    "one contact by exception": Case(
        [intel("a", 3), intel("b", 2)],
        {**SOUTH, "exceptions": [at_most("a", "1"), at_most("b", "1", approver="a"), at_most("b", "many")]},
        coverage={"most_contacts": {"at_most": 2}},
    ),
    "nobody": Case([*mba("ab"), *mba("c", postal="59000"), *mba("d", postal="13000")], SOUTH),
    "by default": Case([P("a", 60, trade="isv"), P("b", 60, tier="integrated")], SOUTH),
    "by default in a vacant seat": Case(
        [P("a", 60, trade="isv")], staff(seat("s", vacant=True), seat("t", "tpm", "north"))
    ),
    "default of last resort": Case(
        [P("a", 60, tier="integrated")], staff(seat("t", "tpm")), [TPM, MANAGER], {"primary": ["tpm", "manager"]}
    ),
    "vacant": Case(mba("ab"), staff(seat("s", vacant=True), seat("r", "tpm", vacant=True))),
    "second contact vacant": Case([intel("a", 3)], staff(seat("s"), seat("t", "tpm", vacant=True))),
    "vacant beside filled": Case(mba("abcdefghijkl"), staff(seat("s"), seat("v", vacant=True))),
    "proposed": Case(mba("ab"), roles=[CRBP | {"seats": {"at_least": 1}}], coverage={"primary": ["crbp"]}),
    "proposed per cluster": Case(
        [P("a", 60, trade="isv")], roles=[MANAGER | {"seats": {"at_least": 2}}], coverage={"primary": ["manager"]}
    ),
    "too many seats": Case(mba("a"), SOUTH | staff(seat("s"), seat("s2")), [CRBP | {"seats": {"at_most": 1}}]),
    "overload": Case(mba("abcdefghijkl"), SOUTH),
    "short of hours": Case(
        [*mba("abcdef"), *(P(name, 60, trade="isv") for name in "xy")],
        staff(seat("s", capacity=10), seat("s2", capacity=20), seat("m1", "manager", None, cluster="aligned"),
              seat("m2", "manager", None, cluster="aligned"), seat("k", "key", None), seat("k2", "key", "south")),
        [CRBP, MANAGER | {"capacity": {"hours": 20}},
         {"role": "key", "per": "channel", "covers": {}, "workload": [{"hours": 5}], "capacity": {"hours": 3}}],
    ),
    "crowded": Case(mba("abc"), SOUTH, [CRBP | {"capacity": {"partners": 2}}]),
    "own capacity": Case(mba("abc"), staff(seat("s", capacity=20))),
    "kept": Case(
        mba("abcd"),
        staff(seat("s"), seat("s2"), contacts=[talks(name, "S2") for name in "abc"]),
    ),
    "kept is too dear": Case(
        mba("abcd"),
        staff(seat("s"), seat("s2", capacity=20), contacts=[talks(name, "S2") for name in "abcd"]),
    ),
    "kept whatever it costs": Case(
        mba("abcd"),
        staff(seat("s"), seat("s2", capacity=20),
              contacts=[talks(name, "S2", since=date(2020, 1, 1)) for name in "abcd"]),
        coverage={"keep_years": 3},
    ),
    "balance": Case(mba("abcdef"), staff(seat("s"), seat("s2"), seat("s3"))),
    "pinned": Case(mba("abc"), staff(seat("s"), seat("s2"), pins=[pin("a", "S2"), pin("b", "S2"), pin("c", "S2"),
                                                                 pin("a", "GHOST")])),
    "pinned to two people": Case(
        mba("a"), staff(seat("s"), seat("s2"), pins=[pin("a", "S"), pin("a", "S2")]),
    ),
    "pin keeps a second contact": Case(
        [intel("a", 3)], SOUTH | {"pins": [pin("a", "S")]}, [CRBP, TPM | {"absorbs": ["crbp"]}],
        {"primary": ["tpm", "crbp"]},
    ),
    "pin takes the one place": Case(
        [intel("a", 3), *mba("b")], SOUTH | {"pins": [pin("a", "T"), pin("b", "T")]}, coverage={"most_contacts": 1},
    ),
    "more pins than places": Case(
        [intel("a", 3)], SOUTH | {"pins": [pin("a", "S"), pin("a", "T")]}, coverage={"most_contacts": 1},
    ),
    "pin overloads": Case(
        mba("abc"), staff(seat("s", capacity=15), seat("s2"), pins=[pin("a", "S"), pin("b", "S")]),
    ),
    "all of it": Case(
        [intel("a", 6), intel("b", 4), intel("c", 0)],
        staff(seat("s"), seat("t", "tpm"), seat("ended", "tpm", valid_to=date(2026, 10, 1))),
        [CRBP, TPM | {"covers": {"bulk": SHARE | {"share": "100 %"}}}],
    ),
    "pin costs nothing": Case(mba("ab"), staff(seat("s"), seat("s2"), pins=[pin("a", "S")])),
    "overloaded whatever is pinned": Case(
        mba("abcd"), staff(seat("s", capacity=15), seat("s2", capacity=15), pins=[pin("a", "S2"), pin("b", "S")]),
    ),
    "pin crowds": Case(
        mba("ab"), staff(seat("s"), seat("s2"), pins=[pin("a", "S"), pin("b", "S")]),
        [CRBP | {"capacity": {"partners": 1}}],
    ),
    "pin beyond its territory": Case(
        mba("a"), staff(seat("s"), seat("n", territory="north"), pins=[pin("a", "N")]),
    ),
    "pin in the second of two roles": Case(
        [intel("a", 3)],
        {"seats": [seat("s"), seat("s2"), seat("t", "tpm")],
         "holdings": [holds("s", "Ann"), holds("s2", "Bob"), holds("t", "Ann")],
         "pins": [pin("a", "Bob"), pin("a", "Ann")]},
    ),
    "contacts by exceptions": Case(
        [intel("a", 3), intel("b", 3), *mba("cde")],
        {**SOUTH, "exceptions": [at_most("a", "2"), at_most("b", "1"), at_most("b", "2", exception_id="later",
                                 valid_from=date(2026, 1, 1)), at_most("c", "0"), at_most("d", "2", approver="a"),
                                 at_most("e", "3")]},
        coverage={"most_contacts": 1},
    ),
    "one person for two roles": Case(
        [intel("a", 3)],
        {"seats": [seat("s"), seat("s2"), seat("t", "tpm"), seat("t2", "tpm")],
         "holdings": [holds("s", "Ann"), holds("s2", "Bob"), holds("t", "Cid"), holds("t2", "Ann")]},
    ),
    "wrong seats": Case(
        mba("a"),
        staff(seat("s"), seat("r", "none"), seat("q", territory="nowhere"), seat("p", "tpm", market="unix"),
              seat("o", "key", None, unit="srv"), seat("n", "key", None, unit="pcd"),
              seat("m", territory=None, cluster="aligned")),
        [CRBP, TPM, {"role": "key", "per": "unit", "unit": "pcd", "covers": {}}],
    ),
    "shared seat": Case(
        mba("a"),
        {"seats": [seat("s")], "holdings": [holds("s", "Ann", valid_from=date(2020, 2, 1)), holds("s", "Bob"),
                                            holds("s", "Cid", valid_to=date(2020, 2, 1))]},
    ),
    "work by size": Case(
        [P("a", 45, tier="mba"), P("b", 5, tier="mba"), P("c", None, tier="mba")],
        SOUTH,
        [CRBP | {"workload": [
            {"hours": 4, "when": {"measure": "revenue", "at_least": "10 M EUR"}, "measure": "revenue",
             "each": "12.5 M USD", "hours_each": 3},
            {"hours": 1, "when": {"measure": "revenue", "at_least": "1 M EUR"}}]}],
    ),
    "no policy of contacts": Case(mba("a"), SOUTH, coverage=None),
    "no roles": Case(mba("a"), SOUTH, [], None),
    "top": Case([intel("a", 3)], SOUTH, [CRBP, TPM | {"covers": {"bulk": TOP | {"scope": "channel"}}}]),
    "share of the territory": Case(
        [intel("a", 6), intel("b", 4)], SOUTH, [CRBP, TPM | {"covers": {"bulk": SHARE | {"scope": "territory"}}}]
    ),
    "top of the channel": Case(
        [intel("a", 6), intel("b", 4)], SOUTH, [CRBP, TPM | {"covers": {"bulk": TOP | {"scope": "channel", "top": 1}}}]
    ),
}  # fmt: skip
