"""Files of other people, read in a child process under limits: ``raw.read_raw``.

Nothing is imported here: the child sets its limits before it loads anything that reads.
"""
