"""Scenarios: drafts of an organisation, cloned, changed, built in the background, compared, put forward."""
