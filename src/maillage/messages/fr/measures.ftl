measures-strangers = { $count ->
    [one] Un partenaire du registre ne figure pas parmi les fiches, et ne prend
   *[other] { $count } partenaires du registre ne figurent pas parmi les fiches, et ne prennent
 } part à rien : { $partners }. Chargez-les dans la table des partenaires.
measures-nobody = Les fiches ne connaissent aucun partenaire au { $day } : le plan est vide. Chargez les partenaires par « maillage intake accept », ou demandez une autre date.
measures-no-lines = Le registre ne contient aucune ligne vendue du { $first } au { $last }, les jours sur lesquels la politique interroge : toutes les sommes sont nulles. Chargez les ventes par « maillage intake accept », ou demandez une autre date.
measures-rulings-strangers = { $count ->
    [one] Une décision, dérogation ou épingle en vigueur concerne un partenaire qui ne prend
   *[other] { $count } décisions, dérogations et épingles en vigueur concernent des partenaires qui ne prennent
 } pas part à ce plan : { $partners }. Corrigez le partenaire, ou mettez-y fin.
