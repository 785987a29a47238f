"""Sending mail: by SMTP, or into a folder."""
