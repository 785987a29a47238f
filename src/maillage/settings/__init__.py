"""Settings: ``base`` for every process; ``env`` reads the environment and fails loudly."""
