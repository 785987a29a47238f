"""From a plan to what is in force: put forward, judged by somebody else, published, never changed."""
