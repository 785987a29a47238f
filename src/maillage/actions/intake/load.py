"""Take in a file that waits."""

from __future__ import annotations

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.intake.accept import Accepted, one_at_a_time, require_room, take
from maillage.actions.intake.check import Tell, check, silent
from maillage.actions.intake.inbox import Waiting, by_name, clear, place_of
from maillage.actions.intake.mapping import find
from maillage.actions.intake.mappings import mapping_of, require_beside
from maillage.actions.intake.origin import Origin, remember
from maillage.actions.log.append import alone, append
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def load(
    actor: Actor, book: Book, waiting: Waiting, mapping: str, *, batch: str, overlap: bool = False, tell: Tell = silent
) -> Accepted:
    """Take a file in, whole or not at all; it leaves the inbox, refused lines go to the quarantine.

    ``batch`` names what the actor was shown: another mapping, or another file, makes another batch. What is taken in
    and the entry of the log are one transaction, but for the files of the ledger: a death between the two leaves the
    file waiting, and taking it in again changes nothing and is logged.

    Raises:
        Denied: if the actor may not load files.
        MaillageError: as ``accept``; or if the file is not what the actor was shown (``upload-changed``).
    """
    reach(actor, "files.load")
    file = place_of(book, waiting)
    with by_name(file.parent), by_name(book.mappings), one_at_a_time(book):
        place = mapping_of(book, mapping)
        loaded, _ = find(book.mappings, str(place))
        require_beside(loaded.mapping, waiting.beside)
        checked = check(book, file, str(place), tell)
        receipt = checked.receipt
        if receipt.batch != batch:
            raise MaillageError(Finding(Severity.ERROR, "upload-changed", {"file": waiting.file}))
        require_room(receipt, overlap=overlap)
        if checked.refused.cells:
            beside = [file.with_name(name) for name in waiting.beside]
            remember(book.quarantine, batch, Origin(file.name, mapping, receipt.table), checked.refused.why, beside)
        tell("post")
        with alone(book) as alias:
            facts: dict[str, str | int] = {
                "file": waiting.file, "digest": waiting.digest, "mapping": mapping, "batch": batch,
                "fresh": receipt.fresh, "replaced": receipt.replaced, "ended": receipt.ended,
                "quarantined": receipt.quarantined,
            }  # fmt: skip
            append(alias, actor.account, "load", facts)
            done = take(book, checked, file, mapping, overlap=overlap)
    clear(book, waiting)
    return done


def discard(actor: Actor, book: Book, waiting: Waiting) -> None:
    """Throw away a file that waits: nothing of it was taken in.

    Raises:
        Denied: if the actor may not load files.
    """
    reach(actor, "files.load")
    clear(book, waiting)
