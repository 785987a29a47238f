"""Every address of the desk, who may open it, and the page behind it."""

from __future__ import annotations

from typing import Final

from maillage.desk.guard import SIGNED_IN, Route
from maillage.desk.pages import (
    accounts,
    changes,
    clusters,
    compare,
    jobs,
    language,
    log,
    moves,
    notices,
    partners,
    publications,
    scenarios,
    today,
    workload,
)

ROUTES: Final = (
    Route("", "today", SIGNED_IN, today.show),
    Route("partners/", "partners", "partners.read", partners.find),
    Route("partners/<str:partner>/", "partner", "partners.read", partners.show),
    Route("changes/", "changes", "changes.read", changes.listed),
    Route("clusters/", "clusters", "clusters.read", clusters.listed),
    Route("clusters/<str:cluster>/", "cluster", "clusters.read", clusters.show),
    Route("workload/", "workload", "workload.read", workload.show),
    Route("publications/", "publications", "plans.read", publications.listed),
    Route("publications/propose/", "propose", "plans.propose", publications.put_forward, posted=True),
    Route("publications/<int:number>/", "proposal", "plans.read", publications.show),
    Route("publications/<int:number>/verdict/", "verdict", "publication.approve", publications.judged, posted=True),
    Route("publications/<int:number>/publish/", "publish", "publication.publish", publications.published, posted=True),
    Route("scenarios/", "scenarios", "scenarios.read", scenarios.listed),
    Route("scenarios/open/", "scenario-open", "scenarios.edit", scenarios.opened, posted=True),
    Route("scenarios/compare/", "compare", "scenarios.read", compare.show),
    Route("scenarios/<int:number>/", "scenario", "scenarios.read", scenarios.show),
    Route("scenarios/<int:number>/policy/", "scenario-policy", "scenarios.edit", scenarios.policy),
    Route("scenarios/<int:number>/suppose/<str:table>/", "scenario-row", "scenarios.edit", scenarios.row),
    Route("scenarios/<int:number>/withdraw/", "scenario-withdraw", "scenarios.edit", scenarios.withdrawn, posted=True),
    Route("scenarios/<int:number>/build/", "scenario-build", "scenarios.edit", scenarios.built, posted=True),
    Route("scenarios/<int:number>/comment/", "scenario-comment", "scenarios.read", scenarios.said, posted=True),
    Route("scenarios/<int:number>/partners/", "moves", "scenarios.edit", moves.table),
    Route("scenarios/<int:number>/partners/<str:partner>/", "move", "scenarios.edit", moves.one),
    Route("jobs/", "jobs", "jobs.read", jobs.listed),
    Route("jobs/<int:number>/", "job", "jobs.read", jobs.show),
    Route("jobs/<int:number>/steer/", "steer", "jobs.read", jobs.steered, posted=True),
    Route("log/", "log", "log.read", log.listed),
    Route("for-you/", "notices", SIGNED_IN, notices.listed),
    Route("for-you/<str:notice>/", "notice", SIGNED_IN, notices.show),
    Route("for-you/<str:notice>/read/", "notice-read", SIGNED_IN, notices.read, posted=True),
    Route("accounts/", "accounts", "accounts.read", accounts.listed),
    Route("accounts/<int:number>/close/", "account-close", "accounts.close", accounts.closed, posted=True),
    Route("accounts/<int:number>/reset/", "account-reset", "accounts.reset", accounts.reset, posted=True),
    Route("language/", "language", SIGNED_IN, language.choose, posted=True),
)
MENU: Final = (
    "today",
    "partners",
    "changes",
    "clusters",
    "workload",
    "scenarios",
    "publications",
    "jobs",
    "log",
    "accounts",
)
"""The routes that the menu shows to those who may open them."""
