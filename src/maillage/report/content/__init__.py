"""What a report shows of a plan, in numbers and terms: no words, no drawing."""
