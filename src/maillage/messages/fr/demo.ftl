demo-differs = La démonstration ne donne pas le résultat attendu pour { $partners }. Signalez-le : c’est un défaut du programme.
demo-done = { $count ->
    [one] Un revendeur imaginaire essayé sous la politique ; le résultat est celui attendu.
   *[other] { $count } revendeurs imaginaires essayés sous la politique ; chaque résultat est celui attendu.
}
demo-drawing = Invention des revendeurs, de leurs ventes et de la couverture d’aujourd’hui …
demo-posting = Enregistrement des fiches et des lignes de vente …
demo-writing = Écriture des fichiers du constructeur et des grossistes, chacun à sa façon …
demo-records = Prise en compte des fiches : revendeurs, compétences, personnes, postes, interlocuteurs …
demo-sales = Prise en compte des lignes de vente, fichier par fichier …
demo-report = Écriture du rapport, en français et en anglais …
demo-checking = Vérification : totaux, motifs, même plan calculé une seconde fois …
demo-files = Livrés par le constructeur et les grossistes, dans { $folder } :
demo-heading-what = Livraison
demo-heading-files = Fichiers
demo-heading-read = Lignes lues
demo-heading-accepted = Acceptées
demo-heading-refused = Refusées
demo-heading-aside = Hors sujet
demo-heading-new = Nouvelles
demo-kind-records = Fiches du constructeur
demo-kind-history = Ventes passées, un fichier par expéditeur
demo-kind-month = Ventes du dernier mois
demo-kind-late = Ventes oubliées, arrivées deux mois après
demo-kind-again = Fichier déjà reçu, renommé et retrié : rien ne change
demo-kind-correction = Rectificatif : contre-passation et lignes justes
demo-refused = { $count ->
    [0] Aucune ligne n’est refusée.
    [one] Une ligne est refusée ; elle attend d’être corrigée dans { $folder } :
   *[other] { $count } lignes sont refusées ; elles attendent d’être corrigées dans { $folder } :
}
demo-amounts = Rien ne se perd : ce que les fichiers annoncent est accepté ou en quarantaine.
demo-why = Et pourquoi ? Un revendeur pris en exemple :
demo-unsound = { $part ->
    [partners] La démonstration n’a pas placé tous ses revendeurs.
    [tiers] Des revendeurs de la démonstration n’ont pas de catégorie.
    [integrated] La démonstration devrait avoir deux Intégrés, pas plus, pas moins.
    [primary] Des revendeurs de la démonstration n’ont pas exactement un interlocuteur principal.
    [clusters] La démonstration n’a pas de clusters, ou l’un d’eux n’atteint pas le total demandé.
    [expand] La démonstration devrait avoir deux clusters qui portent la mention Expand.
    [contacts] Le plan de la démonstration ne demande pas moins de contacts qu’aujourd’hui.
    [reasons] Des résultats de la démonstration n’ont pas de motif.
    [files] Les totaux d’un fichier de la démonstration ne se rejoignent pas, ou il n’a pas changé le carnet comme il devait.
    [ledger] Le registre de la démonstration ne contient pas ce que les fichiers annoncent.
    [replay] Le plan de la démonstration, calculé une seconde fois, est un autre.
    [desk] Le bureau de la démonstration n’a pas montré à chacun ses pages.
   *[report] Un rapport de la démonstration est vide.
} Signalez-le : c’est un défaut du programme.
demo-next = Tout est vérifié. Ouvrez { $page } dans un navigateur, ou { $workbook } dans un tableur.
    Ensuite, à coller tel quel :
demo-next-show = { "  " }le plan, partenaire par partenaire :
    { "    " }{ $command }
demo-next-explain = { "  " }pourquoi un autre revendeur, d’un cluster Expand, est où il est :
    { "    " }{ $command }
demo-next-batches = { "  " }les fichiers pris en compte :
    { "    " }{ $command }
demo-desk-accounts = Le bureau : ces personnes peuvent se connecter, toutes avec le mot de passe { $password }
demo-desk-email = Adresse
demo-desk-name = Nom
demo-desk-role = Rôle
demo-desk-looking = Le bureau, regardé par chacune d’elles …
demo-next-serve = Le bureau a été lancé, regardé et arrêté. Pour l’ouvrir dans un navigateur :
    { "    " }{ $command }
demo-grounds = Première organisation selon la politique écrite.
