"""Alarms: somebody is refused so often that an administrator should look."""
