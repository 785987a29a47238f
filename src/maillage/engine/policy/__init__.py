"""The written policy: its language, reading it, inheriting, checking and comparing versions."""
