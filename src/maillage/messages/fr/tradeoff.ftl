plan-stage-tradeoff = Autres prix du changement d’interlocuteur …
tradeoff-title = { $policy }, version { $version }, au { $day } : { $count ->
    [0] aucun plan à choisir, car la politique ne demande pas de couverture.
    [one] un seul plan, quel que soit le prix d’un changement d’interlocuteur.
   *[other] { $count } plans, de celui qui change le moins au plus équilibré.
 }
tradeoff-heading-number = Plan
tradeoff-heading-moving = Prix (h)
tradeoff-heading-corridor = Couloir
tradeoff-heading-ended = Rompues
tradeoff-heading-old = De 3 ans
tradeoff-heading-partners = Partenaires
tradeoff-heading-revenue = CA
tradeoff-heading-contacts = Contacts
tradeoff-heading-deviation = Écart
tradeoff-heading-inside = À { $within } près
tradeoff-heading-gini = Gini
tradeoff-heading-overload = Surcharge
tradeoff-own = { $number } (celui de la politique)
tradeoff-legend = Prix : d’une relation rompue, en heures. Couloir : l’écart à la part égale qui ne coûte rien. Rompues : les relations qui pourraient durer, car la personne tient un poste qui peut s’occuper du partenaire, et celles d’entre elles qui ont trois ans ou plus ; les partenaires qui en perdent une, et leur chiffre d’affaires. Contacts : interlocuteurs par partenaire. Écart : la plus grande distance entre le travail d’un poste et sa part égale ; à tant près : la part des postes qui n’en sont pas plus loin ; Gini : 0 quand chacun porte sa part ; surcharge : heures au-delà de la capacité. La part égale est celle de { $seats ->
    [0] aucun poste : aucun ne peut partager son travail.
    [one] un poste.
   *[other] { $seats } postes qui peuvent partager le leur.
 }
tradeoff-how = Plan { $number } : écrire dans la politique, sous coverage, { $settings } ; plan build donne alors exactement ces interlocuteurs.
tradeoff-how-own = Le plan { $number } est celui de la politique telle qu’elle est.
tradeoff-without = pas de { $key }
report-section-tradeoff = Équilibre ou continuité
report-tradeoff-text = { $count ->
    [0] Aucun plan à choisir, car la politique ne demande pas de couverture.
    [one] Un seul plan, quel que soit le prix d’un changement d’interlocuteur.
   *[other] { $count } plans que cette politique pourrait avoir avec d’autres prix, de celui qui change le moins au plus équilibré. Catégories et clusters sont les mêmes dans tous.
 }
report-tradeoff-picture = Relations rompues, plan par plan, face à l’écart du poste le plus éloigné de sa part égale ; les chiffres sont dans le tableau ci-dessous.
report-tradeoff-across = Relations rompues
report-tradeoff-up = Écart du poste le plus éloigné de sa part égale
report-tradeoff-table = Ce que chaque plan change et ce qu’il laisse en déséquilibre
report-tradeoff-how = Comment avoir chacun d’eux
