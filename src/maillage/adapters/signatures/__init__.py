"""Signatures that anyone can verify: Ed25519, in a form that every JOSE library reads."""
