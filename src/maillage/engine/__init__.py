"""The pure core: from records, ledger facts and one policy to an explained organisation.

Nothing in here knows Django, a driver, a clock or the environment; time and seed are arguments.
"""
