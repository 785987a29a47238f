"""Every operation of the API, what it needs, and the function behind it: the desk's routes for programs."""

from __future__ import annotations

from typing import Final

from maillage.api.door import ANY, Operation
from maillage.api.resources import (
    accounts,
    changes,
    clusters,
    jobs,
    log,
    me,
    notices,
    organisation,
    partners,
    publications,
    tokens,
    webhooks,
    workload,
)

OPERATIONS: Final = (
    Operation("GET", "/me", "me", ANY, me.show),
    Operation("GET", "/organisation", "organisation", "organisation.read", organisation.show),
    Operation("GET", "/partners", "partners", "partners.read", partners.listed),
    Operation("GET", "/partners/{partner}", "partner", "partners.read", partners.show),
    Operation("GET", "/changes", "changes", "changes.read", changes.listed),
    Operation("GET", "/clusters", "clusters", "clusters.read", clusters.listed),
    Operation("GET", "/clusters/{cluster}", "cluster", "clusters.read", clusters.show),
    Operation("GET", "/workload", "workload", "workload.read", workload.show),
    Operation("GET", "/plans", "plans", "plans.read", publications.plans),
    Operation("GET", "/publications", "publications", "plans.read", publications.listed),
    Operation("GET", "/proposals", "proposals", "plans.read", publications.proposals),
    Operation("POST", "/proposals", "propose", "plans.propose", publications.put_forward, 201),
    Operation("GET", "/proposals/{int:number}", "proposal", "plans.read", publications.show),
    Operation("POST", "/proposals/{int:number}/verdict", "judge", "publication.approve", publications.judged, 201),
    Operation("POST", "/proposals/{int:number}/publication", "publish", "publication.publish",
              publications.published, 201),
    Operation("GET", "/notices", "notices", "changes.read", notices.listed),
    Operation("GET", "/notices/{notice}", "notice", "changes.read", notices.show),
    Operation("POST", "/notices/{notice}/reading", "read-notice", "changes.read", notices.read),
    Operation("GET", "/jobs", "jobs", "jobs.read", jobs.listed),
    Operation("GET", "/jobs/{int:number}", "job", "jobs.read", jobs.show),
    Operation("POST", "/jobs/{int:number}/order", "steer", "jobs.read", jobs.steered),
    Operation("GET", "/log", "log", "log.read", log.listed),
    Operation("GET", "/log/verification", "log-verification", "log.read", log.verified),
    Operation("GET", "/accounts", "accounts", "accounts.read", accounts.listed),
    Operation("POST", "/accounts/{int:number}/closure", "close-account", "accounts.close", accounts.closed),
    Operation("POST", "/accounts/{int:number}/factor-reset", "reset-factor", "accounts.reset", accounts.reset),
    Operation("GET", "/tokens", "tokens", ANY, tokens.listed),
    Operation("POST", "/tokens/{int:number}/revocation", "revoke-token", ANY, tokens.revoked),
    Operation("GET", "/webhooks", "webhooks", "webhooks.manage", webhooks.listed),
    Operation("POST", "/webhooks", "subscribe", "webhooks.manage", webhooks.subscribed, 201),
    Operation("GET", "/webhooks/{int:number}/secret", "webhook-secret", "webhooks.manage", webhooks.secret),
    Operation("GET", "/webhooks/{int:number}/deliveries", "deliveries", "webhooks.manage", webhooks.deliveries),
    Operation("POST", "/webhooks/{int:number}/end", "end-webhook", "webhooks.manage", webhooks.ended),
)  # fmt: skip

OF_ROUTES: Final = {
    "today": ("organisation",),
    "partners": ("partners",),
    "partner": ("partner",),
    "changes": ("changes",),
    "clusters": ("clusters",),
    "cluster": ("cluster",),
    "workload": ("workload",),
    "publications": ("publications", "proposals", "plans"),
    "propose": ("propose",),
    "proposal": ("proposal",),
    "verdict": ("judge",),
    "publish": ("publish",),
    "notices": ("notices",),
    "notice": ("notice",),
    "notice-read": ("read-notice",),
    "jobs": ("jobs",),
    "job": ("job",),
    "steer": ("steer",),
    "log": ("log", "log-verification"),
    "accounts": ("accounts",),
    "account-close": ("close-account",),
    "account-reset": ("reset-factor",),
    "tokens": ("tokens",),
    "token-revoke": ("revoke-token",),
}
"""For each route of the desk the operations that offer the same to programs."""
BESIDE: Final = {
    "me": "a program asks in whose name it acts; a person sees it on every page",
    "webhooks": "programs are told by programs; `maillage webhooks add` subscribes too",
    "subscribe": "see webhooks", "webhook-secret": "see webhooks", "deliveries": "see webhooks",
    "end-webhook": "see webhooks",
}  # fmt: skip
"""The operations that no route of the desk has, and why."""
WITHOUT: Final = {
    "language": "a request says in Accept-Language which language it wants",
    **dict.fromkeys(
        (
            "scenarios",
            "scenario-open",
            "compare",
            "scenario",
            "scenario-policy",
            "scenario-row",
            "scenario-withdraw",
            "scenario-build",
            "scenario-comment",
            "moves",
            "move",
        ),
        "not offered yet: a scenario is still worked on by people, on its pages",
    ),
    **dict.fromkeys(
        (
            "files",
            "drop",
            "delivery",
            "write_mapping",
            "preview",
            "keep_mapping",
            "check",
            "findings",
            "load",
            "discard",
            "quarantine",
            "quarantine_file",
            "settle",
        ),
        "not offered yet: `maillage intake` takes files in from programs, with the same checks",
    ),
    **dict.fromkeys(
        ("export", "log-anchor"), "not offered yet: `maillage publication export` and `maillage log anchor` write them"
    ),
    "token-make": "a token cannot make another one: a person does, signed in, or `maillage token add`",
}
"""The routes of the desk that have no operation, and why."""
