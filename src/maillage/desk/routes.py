"""Every address of the desk, who may open it, and the page behind it."""

from __future__ import annotations

from typing import Final

from maillage.desk.guard import SIGNED_IN, Route
from maillage.desk.pages import (
    accounts,
    changes,
    clusters,
    jobs,
    language,
    log,
    notices,
    partners,
    publications,
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
MENU: Final = ("today", "partners", "changes", "clusters", "workload", "publications", "jobs", "log", "accounts")
"""The routes that the menu shows to those who may open them."""
