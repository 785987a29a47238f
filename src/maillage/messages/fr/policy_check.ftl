policy-check-sound = Rien à y redire.
policy-check-found = { $errors ->
    [0] Aucune erreur
    [one] Une erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [0] aucun avertissement
    [one] un avertissement
   *[other] { $warnings } avertissements
}, { $notes ->
    [0] aucune remarque.
    [one] une remarque.
   *[other] { $notes } remarques.
}
policy-check-book = Confrontée au carnet { $book } au { $day }.
policy-check-day = Le carnet { $book } n’a pas été consulté. Ajoutez --as-of AAAA-MM-JJ pour confronter la politique à ses postes, à ses mots et à ses ventes.
policy-tier-overlap = De { $from } à { $to } de « { $measure } », un partenaire remplit à la fois « { $lower } » et « { $tier } », et il est dans « { $tier } ». Arrêtez la plus basse où la plus haute commence.
policy-cliff-benefit = De « { $lower } » à « { $tier } », « { $effect } » saute de { $from } à { $to } sur un seul seuil. Ajoutez une catégorie entre les deux, ou rapprochez-les.
policy-rate-ends = Les cours écrits de { $currency } finissent au { $day }, alors que la politique reste en vigueur. Écrivez le suivant à temps, ou mettez fin à la politique.
policy-cluster-candidates = Personne dans le carnet n’est candidat à la règle de cluster « { $cluster } » ce jour-là. Élargissez la catégorie qui la forme, ou supprimez la règle.
policy-cluster-few = { $count ->
    [one] Un seul partenaire est candidat
   *[other] Seuls { $count } partenaires sont candidats
} à « { $cluster } », alors qu’un seul cluster en demande { $least }. Demandez moins de membres, ou élargissez la catégorie.
policy-cluster-unlike = { $count ->
    [0] Les candidats de « { $cluster } » n’ont rien en commun, même deux à deux
    [1] Les candidats de « { $cluster } » n’ont rien en commun, même deux à deux
   *[other] Au plus { $count } candidats de « { $cluster } » ont quelque chose en commun
}, alors qu’un seul cluster en demande { $least } qui l’aient. Demandez moins en commun, ou moins de membres.
policy-cluster-apart = Aucun cluster de « { $cluster } » ne peut atteindre { $least } : les candidats qui ont le plus en commun ({ $shared }) font ensemble { $best }. Demandez moins en commun, ou baissez le total.
policy-seats-none = Le carnet n’a aucun poste ce jour-là, si bien qu’aucune des { $count } fonctions n’est couverte. Prenez en compte les tables seats et holdings.
policy-role-seatless = Personne n’assure la fonction « { $role } » : le carnet n’en a aucun poste ce jour-là. Ouvrez-en un, ou supprimez la fonction.
policy-role-vacant = Personne n’assure la fonction « { $role } » : { $count ->
    [one] son seul poste est vacant.
   *[other] ses { $count } postes sont tous vacants.
} Nommez un titulaire.
policy-role-elsewhere = Personne n’assure la fonction « { $role } » dans { $count ->
    [one] un territoire
   *[other] { $count } territoires
} : { $territories }. Ouvrez-y un poste, ou nommez un titulaire.
policy-deciders-none = Personne dans le carnet ne peut prendre la décision « { $decision } » : aucun poste pourvu et aucune personne ne s’appelle { $deciders }. Ouvrez le poste, ou nommez d’autres décideurs.
policy-records-words = Les données emploient des mots que la liste « { $list } » de la politique n’a pas ({ $place }, { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}) : { $words }{ $more ->
    [0] {""}
   *[other] {" "}et d’autres, { $count } en tout
}. Ajoutez-les à la politique, ou corrigez les données ; d’ici là, aucune clause ne les nomme.
policy-records-words-near = Les données emploient des mots que la liste « { $list } » de la politique n’a pas ({ $place }, { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}) : { $words }{ $more ->
    [0] {""}
   *[other] {" "}et d’autres, { $count } en tout
}. « { $word } » veut-il dire « { $nearest } » ? Corrigez les données, ou ajoutez les mots à la politique ; d’ici là, aucune clause ne les nomme.
policy-list-policy = Politique
policy-list-version = Version
policy-list-from = Du
policy-list-to = Au (exclu)
policy-list-extends = Hérite de
policy-list-file = Fichier
policy-no-folder = Il n’y a pas de dossier { $folder }, donc pas de politiques à lister. Indiquez le carnet avec --book.
