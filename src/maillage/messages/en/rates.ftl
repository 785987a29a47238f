rate-missing = There is no rate of { $currency } for { $day }. Write it in the policy (conversion, rates), or ask for another day.
