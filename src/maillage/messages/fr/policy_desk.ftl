# La politique au bureau : ses pages, ce qu’on y écrit, ce qu’une version nouvelle changerait.
policy-none = Il n’y a aucune politique dans { $folder }. Mettez-y un fichier de politique, par exemple celui que « maillage init » propose.
policy-save-taken = La version { $version } de « { $policy } » existe déjà, et ce qui est écrit ne change plus. Donnez un autre nom à celle-ci (version) et dites à partir de quand elle vaut (valid).
policy-save-name = La version « { $version } » ne peut pas nommer un fichier. Prenez des lettres, des chiffres, des points et des tirets, soixante au plus.
policy-save-file = Il y a déjà un fichier { $file } dans le dossier des politiques. Donnez un autre nom à la version.
policy-effect-nobody = Le carnet n’a aucun partenaire que vous puissiez voir au { $day } : personne ne peut bouger.
policy-effect-moved = Au { $day }, { $count ->
    [0] personne ne bouge : les { $partners } partenaires gardent catégorie, cluster et interlocuteurs.
    [one] un partenaire sur { $partners } bouge.
   *[other] { $count } partenaires sur { $partners } bougent.
}
policy-effect-revenue = Chiffre d’affaires de ceux qui bougent : { $revenue } sur { $all } ({ $share }).
policy-effect-tier = { $old } → { $new } : { $count ->
    [one] un partenaire
   *[other] { $count } partenaires
}, { $revenue }.
policy-effect-tier-unmeasured = { $old } → { $new } : { $count ->
    [one] un partenaire
   *[other] { $count } partenaires
}.
desk-menu-policy = Politique
desk-policy-tab = Lire
desk-policy-text-tab = Texte
desk-policy-compare-tab = Comparer
desk-policy-draft-tab = Écrire une version
desk-policy-version = Version
desk-policy-from = à partir du { $start }
desk-policy-until = du { $start } au { $end } exclu
desk-policy-line = ligne { $line }
desk-policy-parts = Parties de la politique
desk-policy-part-identity = Ce qu’elle est
desk-policy-part-tiers = Catégories
desk-policy-part-staying = Rester dans une catégorie
desk-policy-part-decisions = Décisions au cas par cas
desk-policy-part-clusters = Clusters
desk-policy-part-roles = Fonctions
desk-policy-part-coverage = Qui parle à qui
desk-policy-part-units = Entités
desk-policy-part-territories = Territoires
desk-policy-part-measures = Ce qui se mesure
desk-policy-part-money = Devises et calendrier
desk-policy-part-vocabulary = Vocabulaire
desk-policy-inherits = Ce que ce fichier ne dit pas vient de :
desk-policy-compare-title = De { $old } à { $new }
desk-policy-compare-do = Comparer
desk-policy-compare-same = Choisissez deux versions différentes.
desk-policy-compare-none = Toutes les clauses disent la même chose.
desk-policy-clause = Clause
desk-policy-old = Avant
desk-policy-new = Après
desk-policy-absent = rien
desk-policy-foresee = Voir qui bougerait
desk-policy-draft-title = Nouvelle version, d’après { $label }
desk-policy-draft-text = Donnez-lui un nom (version) et son premier jour (valid). La version en cours finit là où celle-ci commence ; aucune version écrite n’est changée.
desk-policy-draft-try = Vous pouvez écrire, vérifier et voir qui bougerait. C’est le directeur du canal qui enregistre.
desk-policy-text-label = Texte de la politique
desk-policy-hint = Ctrl et Espace complètent le mot commencé. Curseur :
desk-policy-suggested = Mots possibles
desk-policy-checking = Le texte va être vérifié.
desk-policy-found = { $count ->
    [one] Une chose à voir
   *[other] { $count } choses à voir
}
desk-policy-at = ligne { $line }, colonne { $column } :
desk-policy-sound = Rien à y redire.
desk-policy-changed = Ce qui change
desk-policy-save = Enregistrer cette version
desk-policy-not-saved = La version n’a pas été enregistrée
desk-policy-effect-title = Ce que cela changerait, et pour qui
desk-policy-effect-none = Comparez deux versions, ou écrivez-en une, puis demandez qui bougerait.
desk-policy-effect-draft = texte pas encore enregistré
desk-policy-effect-who = Les plus gros d’abord
desk-job-kind-policy-effect = Effet d’une politique
desk-job-result-effect = Ce que cela changerait
desk-log-policy-save = a enregistré une version de la politique
