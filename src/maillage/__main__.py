"""``python -m maillage`` is the ``maillage`` command."""

from maillage.cli.main import main

main()
