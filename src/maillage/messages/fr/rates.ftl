rate-missing = Il n’y a pas de cours de { $currency } au { $day }. Écrivez-le dans la politique (conversion, rates), ou changez de date.
