"""Codes of reasons and findings turned into whole French and English sentences.

The sentences stand in ``fr/<stage>.ftl`` and ``en/<stage>.ftl`` (Project Fluent), one message per code.
"""
