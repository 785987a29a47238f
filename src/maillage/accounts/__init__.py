"""People who sign in, what each of them may do, and in which part of the organisation."""
