"""Webhooks: other people's programs are told what happened, signed, after it has happened."""
