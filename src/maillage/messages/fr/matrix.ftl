# La matrice : entités et fonctions, versions suivies, écarts, et la couverture propre aux clients.
acknowledge-changed = La version { $version } n’est plus celle que vous avez lue pour { $unit }. Relisez-la, puis accusez-en réception.
acknowledge-given = { $unit } a déjà accusé réception de { $version }.
sheet-large = Une matrice a au plus { $most } caractères. Ôtez ce qui n’y a pas sa place.
sheet-empty = Cette matrice n’a pas de ligne. Mettez une première ligne (segment, puis les territoires), et une ligne par segment.
sheet-head = La première colonne s’appelle « segment », et non « { $value } ».
sheet-territory = La politique ne connaît pas le territoire « { $value } ». Le plus proche : { $nearest }. Elle connaît : { $known }.
sheet-segment = « { $value } » n’est ni un marché ni un métier de la politique. Le plus proche : { $nearest }. Elle connaît : { $known }.
sheet-twice = « { $value } » vient deux fois. Réunissez les deux.
sheet-cells = Cette ligne a { $found } cases, la première en a { $wanted }. Complétez-la, un tiret valant « personne ».
desk-menu-matrix = Matrice
desk-matrix-text = Qui est rattaché où, qui suit quelle version de la politique, et où une entité s’en écarte.
desk-matrix-who = Entités et fonctions
desk-matrix-unit = Entité
desk-matrix-integrated = intégrée
desk-matrix-aligned = alignée
desk-matrix-no-unit = Sans entité
desk-matrix-unknown = inconnue de la politique
desk-matrix-people = { $count } personnes
desk-matrix-vacant = { $count ->
    [one] un poste vacant
   *[other] { $count } postes vacants
}
desk-matrix-versions = Versions suivies
desk-matrix-versions-none = Aucune version de la politique n’est en vigueur ni à venir.
desk-matrix-current = en vigueur depuis le { $day }
desk-matrix-coming = à partir du { $day }
desk-matrix-acknowledged = lue
desk-matrix-acknowledge = Accuser réception
desk-matrix-not-yet = pas encore lue
desk-matrix-departures = Écarts
desk-matrix-departures-none = Aucune entité n’a réglé quoi que ce soit elle-même.
desk-matrix-usual = Pour tous
desk-matrix-own = Pour elle
desk-matrix-none = Aucune entité n’est à vous dans cette matrice.
desk-matrix-customers = Les clients vus des deux côtés
desk-sheet-taken = Matrice prise en compte par { $who },
desk-sheet-none = La matrice des clients n’a pas encore été chargée : elle dit qui suit quels clients, segment par segment et territoire par territoire.
desk-sheet-segment = Segment
desk-sheet-take = Charger la matrice des clients
desk-sheet-how = Collez le contenu d’un fichier CSV : une première ligne avec les territoires, puis une ligne par segment. Un segment est un marché ou un métier de la politique ; une case dit qui suit ces clients, un tiret que personne ne les suit.
desk-sheet-text = Contenu du fichier CSV
desk-sheet-partners = { $count ->
    [one] un partenaire
   *[other] { $count } partenaires
}
desk-sheet-people = { $count ->
    [one] un interlocuteur
   *[other] { $count } interlocuteurs
}
desk-meet-both = { $count ->
    [one] Une case où les deux côtés voient les mêmes clients
   *[other] { $count } cases où les deux côtés voient les mêmes clients
}
desk-meet-customers = { $count ->
    [one] Une case vue des seules équipes clients
   *[other] { $count } cases vues des seules équipes clients
}
desk-meet-partners = { $count ->
    [one] Une case vue des seuls partenaires
   *[other] { $count } cases vues des seuls partenaires
}
desk-meet-nobody = { $count ->
    [one] Une case que personne ne voit
   *[other] { $count } cases que personne ne voit
}
desk-meets-both = les deux
desk-meets-customers = équipe clients
desk-meets-partners = partenaires
desk-meets-nobody = personne
desk-log-acknowledge = a accusé réception d’une version de la politique
desk-log-sheet-take = a chargé la matrice des clients
