plan-stage-territories = Territoires …
territories-title = { $policy }, version { $version }, au { $day } : { $count ->
    [one] un territoire proposé
   *[other] { $count } territoires proposés
 } pour la France métropolitaine.
territories-heading-territory = Territoire
territories-heading-partners = Partenaires
territories-heading-revenue = Chiffre d’affaires
territories-heading-weight-territory = Heures
territories-heading-weight-hours = Heures
territories-heading-weight-partners = Équilibré
territories-heading-off = Écart
territories-heading-gained = Gagne (partenaires)
territories-heading-lost = Perd (partenaires)
territories-heading-departements = Départements
territories-new = { $territory } (nouveau)
territories-ended = { $territory } (disparaît)
territories-kept = { $territory } reste tel quel : { $count ->
    [one] un partenaire
   *[other] { $count } partenaires
 }.
territories-corridor = La part égale est de { $even } ; de { $least } à { $most } sont admis.
territories-moved = { $moved } partenaires sur { $partners } ({ $share }) changent de territoire ; ils font { $revenue }.
territories-distance = De la préfecture d’un partenaire au milieu de son territoire : { $before } km aujourd’hui, { $after } km proposés, en moyenne.
territories-gap = En distance et en changements, au plus { $gap } de plus que le mieux possible.
territories-written = Écrit dans { $file } : à comparer avec la politique en vigueur avant de la soumettre.
territories-number = De { $most } départements on ne peut pas faire { $number } territoires : en demander de 1 à { $most }.
territories-tolerance = { $tolerance } n’est pas une tolérance : écrire une part de 0 % à 100 %.
territories-price = { $price } km n’est pas le prix d’un changement : écrire de 0 à 10000.
territories-nobody = Aucun partenaire n’est en France métropolitaine : il n’y a rien à répartir. Vérifier les pays et les codes postaux des partenaires.
territories-file = { $file } existe déjà : rien n’est écrasé. Nommer un autre fichier.
territories-inherited = { $policy } tient ses territoires de sa politique mère : { $file } n’en a pas en propre. Les proposer pour la politique mère, ou écrire d’abord la liste dans ce fichier.
territories-unit = Le département { $departement } porte à lui seul { $weight } : { $missing } de plus que ce qu’un territoire peut avoir, quelle que soit la carte. Ce serait admis avec une tolérance de { $tolerance }, ou avec moins de territoires.
territories-around = Aucun territoire autour du département { $departement } ne tient dans la tolérance, quelle que soit la carte : de ceux qui sont d’un seul tenant, le plus proche est { $nearest } avec { $weight }, soit { $missing } hors de ce qui est admis. Il faudrait une tolérance d’au moins { $tolerance }, ou un autre nombre de territoires.
territories-heavy = { $territory } a { $weight } : { $missing } de plus que ce qui est admis. Ce serait admis avec une tolérance de { $tolerance }.
territories-light = { $territory } a { $weight } : { $missing } de moins que ce qui est admis. Ce serait admis avec une tolérance de { $tolerance }.
territories-basis-hours = Aucune fonction n’a ses postes par territoire : les heures de toutes les fonctions sont équilibrées.
territories-basis-partners = Aucune fonction n’a de charge de travail : c’est le nombre de partenaires qui est équilibré. Écrire workload dans les fonctions pour équilibrer les heures.
territories-by-hand = { $count ->
    [one] La fiche d’un partenaire nomme son territoire : il y reste
   *[other] Les fiches de { $count } partenaires nomment leur territoire : ils y restent
 }, et la proposition n’en tient pas compte.
