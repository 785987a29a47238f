"""Rows of a model that are asked for at every request, by a question in SQL that is put together once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections, models

Row = TypeVar("Row", bound=models.Model)


class Asked(Generic[Row]):
    """A question that every request asks: to put it together from the model takes longer than the answer."""

    def __init__(self, model: type[Row], rest: str) -> None:
        """Ask for rows of ``model``; ``rest``: the question from its ``WHERE`` on."""
        self._model, self._rest = model, rest
        self._converters: dict[str, list[tuple[int, Callable[..., Any], Any]]] = {}

    def rows(self, alias: str, values: Sequence[Any]) -> list[Row]:
        """Return what the database called ``alias`` answers, ``values`` standing where the question has ``%s``."""
        connection = connections[alias]
        with connection.cursor() as cursor:
            cursor.execute(self._text, values)
            found = cursor.fetchall()
        if not found:
            return []
        if connection.vendor not in self._converters:
            self._converters[connection.vendor] = self._of(connection)
        return [self._made(alias, connection, [*row]) for row in found]

    def _made(self, alias: str, connection: Any, row: list[Any]) -> Row:
        for at, convert, column in self._converters[connection.vendor]:
            row[at] = convert(row[at], column, connection)
        return self._model.from_db(alias, self._names, row)

    @cached_property
    def _names(self) -> list[str]:
        return [field.attname for field in self._model._meta.concrete_fields]

    @cached_property
    def _text(self) -> str:
        meta = self._model._meta
        columns = ", ".join(f'"{field.column}"' for field in meta.concrete_fields)
        return f'SELECT {columns} FROM "{meta.db_table}" {self._rest}'  # nosec B608 # names of the model and words of the program

    def _of(self, connection: Any) -> list[tuple[int, Callable[..., Any], Any]]:
        """Return the columns that a kind of database gives otherwise than Python has them (SQLite: dates as texts)."""
        found = []
        for at, field in enumerate(self._model._meta.concrete_fields):
            column = field.get_col(self._model._meta.db_table)
            for convert in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection)):
                found.append((at, convert, column))
        return found
