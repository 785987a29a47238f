"""Make accounts and give them roles."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from maillage.accounts.models import LANGUAGES, Account, Grant
from maillage.accounts.permissions import Held, Scope, permissions
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def create_account(
    email: str, name: str, password: str | None, roles: tuple[Held, ...], *, language: str = "fr", person: str = ""
) -> Account:
    """Make an account with its roles, all or nothing.

    Without a password somebody signs in through the identity provider alone.
    ``person`` is the identifier in the records of somebody who holds seats; the portfolio follows from it.

    Raises:
        MaillageError: for each of: an address that is none or taken, a password that is too weak, a role, a language
            that doesn't exist, a role of a unit without one, a role of a portfolio without a person.
    """
    findings = [*_wrong(email, name, password, roles, language, person)]
    if findings:
        raise MaillageError(*findings)
    with transaction.atomic():
        account = Account.objects.create_user(email, password, name=name, language=language, person=person)
        Grant.objects.bulk_create(Grant(account=account, role=held.role, unit=held.unit) for held in roles)
    return account


def _wrong(
    email: str, name: str, password: str | None, roles: tuple[Held, ...], language: str, person: str
) -> list[Finding]:
    found = []
    try:
        validate_email(email)
    except ValidationError:
        found.append(_error("account-email", email=email))
    if Account.objects.filter(email__iexact=email).exists():
        found.append(_error("account-email-taken", email=email))
    try:
        if password is not None:
            validate_password(password, Account(email=email, name=name))
    except ValidationError as error:
        found.append(_error("account-password", reason=" ".join(error.messages)))
    known = tuple(code for code, _ in LANGUAGES)
    if language not in known:
        found.append(_error("account-language", language=language, allowed=known))
    for held in roles:
        scopes = {*permissions().get(held.role, {}).values()}
        if held.role not in permissions():
            found.append(_error("account-role", role=held.role, allowed=tuple(permissions())))
        elif Scope.UNIT in scopes and not held.unit:
            found.append(_error("account-unit", role=held.role))
        elif Scope.PORTFOLIO in scopes and not person:
            found.append(_error("account-person", role=held.role))
    return found


def _error(code: str, **facts: str | tuple[str, ...]) -> Finding:
    return Finding(Severity.ERROR, code, facts)
