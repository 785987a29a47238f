"""Nouns that every stage shares: quantities, periods, reasons, findings, receipts, digests."""
