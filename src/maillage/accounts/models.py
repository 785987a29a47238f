"""Accounts and grants."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import connections, models

LANGUAGES: Final = (("fr", "Français"), ("en", "English"))


_KNOWN: Final = ("id", "password", "email", "name", "language", "person", "is_active")
"""What every request needs of an account, in the order of the model; the rest is read when it is asked for."""
_WITH_ROLES: Final = f"""
SELECT {", ".join(f"account.{name}" for name in _KNOWN)}, held.role, held.unit, held.lender_id
FROM accounts_account account
LEFT JOIN accounts_grant held ON held.account_id = account.id AND held.ended IS NULL
WHERE account.id = %s ORDER BY held.id
"""  # nosec B608 # no word of it is anybody's but ours


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts, and finds them."""

    def with_roles(self, key: int) -> Account | None:
        """Return an account and the roles that it holds now, asked at once; None where there is none."""
        # Asked at every request: to put it together from the models takes longer than the answer.
        with connections[self.db].cursor() as cursor:
            cursor.execute(_WITH_ROLES, [key])
            rows = cursor.fetchall()
        if not rows:
            return None
        *known, active = rows[0][: len(_KNOWN)]
        account: Account = self.model.from_db(self.db, _KNOWN, (*known, bool(active)))
        held = [row[len(_KNOWN) :] for row in rows]
        # What is lent depends on more than the account: it is asked for apart, where there is any.
        if all(lender is None for *_, lender in held):
            account.roles_read = tuple((role, unit, 0) for role, unit, _ in held if role is not None)
        return account

    def create_user(self, email: str, password: str | None = None, **more: Any) -> Account:
        """Make an account; without a password it can only sign in through an identity provider."""
        account = self.model(email=self.normalize_email(email).lower(), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        """Return the account of an address, however it is capitalised."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who may sign in.

    ``person`` is the identifier under which the records know the same person as a holder of seats: it gives the
    portfolio. It is empty for those who hold none.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="fr")
    person = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    roles_read: tuple[tuple[str, str, int], ...] | None = None
    """(role, unit, 0) of the roles held, where they were read with the account; they are asked for where not."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """By name."""

        app_label = "accounts"
        ordering = ("name", "email")

    def __str__(self) -> str:
        """The name."""
        return self.name

    def held_now(self) -> list[tuple[str, str, int]]:
        """Return (role, unit, lender or 0) of what it holds at this moment.

        What was lent is held in its days alone, and no longer than the lender holds it.
        """
        now = datetime.now(UTC)
        own = Grant.objects.filter(
            account=models.OuterRef("lender"), role=models.OuterRef("role"), ended__isnull=True, lender__isnull=True
        )
        lent = models.Q(begins__lte=now, until__gt=now, lender__is_active=True) & models.Q(models.Exists(own))
        held = self.grants.filter(models.Q(lender__isnull=True) | lent, ended__isnull=True).order_by("pk")
        return [(role, unit, lender or 0) for role, unit, lender in held.values_list("role", "unit", "lender")]


class Grant(models.Model):
    """A role that an account holds; it is never deleted, but ends.

    ``unit`` limits a role whose scope is a unit; it is empty for all others. A role that is lent (``lender``) is held
    from ``begins`` to before ``until``, as long as the lender holds it.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40)
    unit = models.CharField(max_length=200, blank=True)
    granted = models.DateTimeField(auto_now_add=True)
    granted_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    ended = models.DateTimeField(null=True)
    lender = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="lent")
    begins = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        """The same role of the same unit is held once at a time."""

        app_label = "accounts"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["account", "role", "unit"], condition=models.Q(ended__isnull=True), name="grant_held_once"
            )
        ]

    @property
    def last_day(self) -> date | None:
        """The last day on which a role that is lent is held; None for one that is not lent."""
        return (self.until - timedelta(days=1)).date() if self.until is not None else None

    def __str__(self) -> str:
        """Account, role and unit."""
        return f"{self.account} {self.role} {self.unit}".strip()


class Token(models.Model):
    """What a program shows to act in an account's name: a part of what the account may do, until a day.

    Kept is the SHA-256 of the secret alone. ``scope`` names actions of the table of permissions, joined by spaces.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    label = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.TextField()
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        app_label = "accounts"
        ordering = ("-pk",)

    def __str__(self) -> str:
        """The label."""
        return self.label
