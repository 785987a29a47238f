"""Reading, checking, comparing and trying policies."""
