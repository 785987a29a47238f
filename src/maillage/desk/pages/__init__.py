"""One module a page: read what was asked, call an action, draw the answer."""
