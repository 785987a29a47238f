measures-strangers = { $count ->
    [one] Un partenaire du registre ne figure
   *[other] { $count } partenaires du registre ne figurent
} pas parmi les fiches, et ne prennent part à rien : { $partners }. Chargez-les dans la table des partenaires.
