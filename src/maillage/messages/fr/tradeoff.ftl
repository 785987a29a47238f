plan-stage-tradeoff = Autres prix du changement d’interlocuteur …
tradeoff-title = { $policy }, version { $version }, au { $day } : { $count ->
    [0] aucun plan à choisir, car la politique ne demande pas de couverture.
    [one] un seul plan, quel que soit le prix d’un changement d’interlocuteur.
   *[other] { $count } plans, de celui qui change le moins au plus équilibré.
 }
tradeoff-heading-number = Plan
tradeoff-heading-moving = Heures par changement
tradeoff-heading-balance = Heure d’écart
tradeoff-heading-keep = Gardées dès
tradeoff-heading-ended = Relations rompues
tradeoff-heading-old = de 3 ans ou plus
tradeoff-heading-partners = Partenaires
tradeoff-heading-revenue = Chiffre d’affaires
tradeoff-heading-contacts = Interlocuteurs par partenaire
tradeoff-heading-deviation = Plus grand écart à la part
tradeoff-heading-inside = Postes à { $within } près
tradeoff-heading-gini = Gini
tradeoff-heading-overload = Heures au-delà de la capacité
tradeoff-own = { $number } (celui de la politique)
tradeoff-years = { $years ->
    [one] un an
   *[other] { $years } ans
 }
tradeoff-legend = Sont comptées les relations qui pourraient durer : la personne tient un poste qui peut s’occuper du partenaire. Le chiffre d’affaires est celui des partenaires qui en perdent une. Le travail est comparé à la part égale de { $seats ->
    [0] aucun poste : aucun ne peut partager son travail.
    [one] un poste.
   *[other] { $seats } postes qui peuvent partager le leur.
 }
tradeoff-how = Plan { $number } : écrire dans la politique, sous coverage, { $settings } ; plan build donne alors exactement ces interlocuteurs.
tradeoff-how-own = Le plan { $number } est celui de la politique telle qu’elle est.
tradeoff-without = pas de { $key }
