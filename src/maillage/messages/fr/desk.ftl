# Le bureau : ce que disent ses pages à côté des mots du rapport.
desk-skip = Aller au contenu
desk-menu = Pages
desk-menu-today = Aujourd’hui
desk-menu-partners = Partenaires
desk-menu-changes = Changements
desk-menu-clusters = Clusters
desk-menu-workload = Charge
desk-menu-accounts = Comptes
desk-menu-group-organisation = Organisation
desk-menu-group-preparation = Préparation
desk-menu-group-operation = Exploitation
desk-language-fr = Français
desk-language-en = English
desk-sign-in = Se connecter
desk-sign-out = Se déconnecter
desk-sign-in-help = Les comptes sont donnés par l’administrateur de votre organisation partenaires.
desk-version = version { $version }
desk-today-title = L’organisation au { $day }
desk-today-mine = Ma partie de l’organisation
desk-moved-up = { $count ->
    [one] montée
   *[other] montées
}
desk-moved-down = { $count ->
    [one] descente
   *[other] descentes
}
desk-moved-first = { $count ->
    [one] premier classement
   *[other] premiers classements
}
desk-moved-lost = { $count ->
    [one] catégorie perdue
   *[other] catégories perdues
}
desk-soon = { $count ->
    [0] Ce qui change d’ici trois mois
   *[other] Ce qui change d’ici trois mois ({ $count })
}
desk-soon-none = Rien n’arrive à échéance d’ici trois mois.
desk-soon-more = { $count ->
    [one] Voir ce qui suit
   *[other] Voir les { $count } autres
}
desk-soon-counted = Compté à partir du { $day }, jour auquel le plan a été fait.
desk-soon-falls = perd sa catégorie { $what } si rien ne change
desk-soon-expires = la compétence { $what } expire
desk-wrong = À regarder
desk-no-seats = Aucun poste du plan n’est à vous.
desk-search = Recherche
desk-search-hint = Nom, identifiant ou SIREN
desk-all = Tous
desk-order = Ordre
desk-order-revenue = Chiffre d’affaires
desk-order-name = Nom
desk-order-tier = Catégorie
desk-order-contacts = Interlocuteurs
desk-changed-only = Seulement ceux qui changent
desk-find = Chercher
desk-contact = Interlocuteur
desk-primary = Interlocuteur principal
desk-found = { $count ->
    [one] { $total } partenaire sur { $seen }.
   *[other] { $total } partenaires sur { $seen }.
}
desk-found-none = Aucun partenaire ne répond à la demande.
desk-found-all = Montrer tous les partenaires
desk-found-portfolio-empty = Votre portefeuille n’a aucun partenaire dans ce plan.
desk-pages = Pages de la liste
desk-page-before = Précédente
desk-page-after = Suivante
desk-page-of = page { $page } sur { $pages }
desk-was = avant : { $what }
desk-identifier = Identifiant
desk-partner-falls = Cette catégorie sera perdue le { $day } si rien ne change.
desk-why-tier = Pourquoi cette catégorie
desk-lift = Le plus petit changement qui la modifierait
desk-who-talks = Qui lui parle
desk-why-contacts = Pourquoi ces personnes
desk-why-cluster = Son cluster
desk-others = { $count ->
    [one] L’autre membre
   *[other] Les { $count } autres membres
}
desk-cause-only = le seul poste que permet la règle
desk-cause-kept = son titulaire connaît déjà le partenaire
desk-cause-balance = il avait de la place
desk-cause-pin = quelqu’un l’a demandé, trace à l’appui
desk-measures = Mesures et compétences
desk-measured = Ce que mesure la politique
desk-value = { $value }
desk-competences = Compétences enregistrées
desk-competence = Compétence
desk-technology = Technologie
desk-expires = Échéance
desk-competences-none = Aucune n’est enregistrée.
desk-certified = { $count ->
    [0] Aucune personne certifiée ne compte ce jour-là.
    [one] { $count } certification de personne compte ce jour-là.
   *[other] { $count } certifications de personnes comptent ce jour-là.
}
desk-changes-title = Ce qui change le { $day }
desk-changes-none = Rien ne change.
desk-clusters-none = Vous ne voyez aucun partenaire qui soit dans un cluster.
desk-account-name = Nom
desk-account-email = Adresse
desk-account-roles = Rôles
desk-account-closed = fermé
desk-account-no-role = aucun pour l’instant
desk-accounts-how = Pour ajouter quelqu’un :
desk-role-director = direction partenaires
desk-role-analyst = analyste
desk-role-approver = approbateur
desk-role-unit_manager = responsable partenaires d’une entité
desk-role-field = responsable de territoire ou de cluster
desk-role-administrator = administrateur
desk-missing-title = Cette page n’existe pas
desk-missing-text = L’adresse ne mène nulle part, ou à ce qu’il ne vous appartient pas de voir.
desk-waiting-title = Votre compte n’a pas encore de rôle
desk-waiting-text = Un administrateur de votre organisation partenaires doit vous en donner un avant qu’il y ait quelque chose à voir.
desk-missing-home = Aller à la première page
desk-empty-title = Rien n’est encore calculé
desk-empty-text = Ce carnet n’a pas encore de plan. Pour en avoir un :
desk-empty-files = Envoyez les fichiers : les offres et les partenaires d’abord, les ventes ensuite.
desk-empty-policy = Lisez la politique qui s’appliquera, et adaptez-la.
desk-empty-build = Calculez le premier plan.
desk-empty-build-asked = Faites calculer le premier plan par un analyste.
desk-problem-title = Ceci ne peut pas être montré
desk-problem-undone = Rien n’a été fait
desk-problem-back = Revenir à la page d’avant
desk-confirm-title = Est-ce bien vous ?
desk-confirm-text = Avant de changer votre façon de vous connecter, redonnez votre mot de passe.
desk-confirm = Confirmer
desk-password-title = Changer le mot de passe
desk-keep = Enregistrer
desk-code-title = Second facteur
desk-code-text = Donnez le code que montre votre application, ou l’un de vos codes de secours.
desk-cancel = Annuler
desk-me-title = Mon compte
desk-factor-title = Second facteur
desk-factor-active = Une application d’authentification est active : la connexion demande son code.
desk-factor-none = La connexion ne demande que votre mot de passe.
desk-factor-activate = Activer une application d’authentification
desk-factor-scan = Scannez cette image avec l’application, puis donnez le code qu’elle montre.
desk-factor-picture = Image à scanner
desk-factor-secret = Sans appareil photo, entrez ce secret :
desk-factor-deactivate = Désactiver l’application
desk-factor-deactivate-text = La connexion ne demandera plus que votre mot de passe.
desk-recovery-title = Codes de secours
desk-recovery-text = Chacun de ces codes remplace l’application une fois. Gardez-les où personne d’autre ne les lit.
desk-recovery-new = Faire de nouveaux codes de secours
desk-recovery-new-text = Les codes que vous avez ne vaudront plus rien.
desk-back = Retour
desk-menu-publications = Publications
desk-menu-log = Journal
desk-on = Au
desk-show = Montrer
desk-in-force = Publication { $number }, en vigueur depuis le { $day }
desk-draft = Brouillon : le plan { $plan } n’a pas été publié, et rien n’est en vigueur ce jour-là.
desk-proposal = Proposition
desk-proposal-number = Proposition { $number }
desk-publication = Publication
desk-publication-number = Publication { $number }
desk-effective = En vigueur à partir du
desk-author = Auteur
desk-publisher = Publiée par
desk-recorded = Enregistrée (UTC)
desk-grounds = Motifs
desk-plan = Plan
desk-published = Publiées
desk-published-none = Rien n’a encore été publié : proposez un plan, faites-le approuver par quelqu’un d’autre, publiez-le.
desk-waiting = En attente d’un avis, ou de publication
desk-returned = Renvoyées
desk-propose = Proposer un plan
desk-plan-build = Calculer un plan
desk-plan-build-text = Le plan se calcule sur les ventes et les référentiels tels qu’ils seront alors, pendant que vous continuez. Il ne change rien : on peut le comparer, le cloner et le proposer.
desk-plan-build-day = Jour auquel il est fait
desk-plan-build-policy = Politique
desk-propose-empty = Ce carnet n’a pas encore de plan : calculez-en un ci-dessus.
desk-propose-none = Tous les plans du carnet ont été proposés : calculez-en un autre ci-dessus.
desk-approved = Approuvée
desk-sent-back = Renvoyée
desk-verdict = Avis
desk-verdict-mine = Cette proposition est la vôtre : quelqu’un d’autre doit la juger.
desk-verdict-text = Votre approbation vaut pour ce contenu exactement, une fois. Pour renvoyer la proposition, donnez vos motifs.
desk-approve = Approuver
desk-send-back = Renvoyer
desk-publish = Publier
desk-publish-text = À partir du { $day }, ce sera l’organisation en vigueur. Une publication ne change jamais ; une autre, plus tard, la corrige.
desk-checklist = À regarder avant
desk-content = Contenu (SHA-256)
desk-difference = Ce qu’elle change
desk-proposal-policy = Ce qu’elle change à la politique
desk-proposal-policy-text = Avec la publication, « { $policy } » { $version } s’ajoute aux politiques. Voici ce qu’elle dit autrement que la version en vigueur à son premier jour.
desk-publication-policy = Ce qu’elle a changé dans la politique
desk-proposal-policy-brought = Avec la publication, « { $policy } » { $version } a rejoint les politiques. Voici ce qu’elle dit autrement que la version qui était en vigueur avant elle à son premier jour.
desk-difference-first = Rien n’est en vigueur à quoi comparer : ce serait la première publication.
desk-difference-was-first = Rien n’était en vigueur à quoi comparer : c’est la première publication.
desk-difference-none = Rien ne diffère de la publication { $number }.
desk-difference-text = { $count ->
    [one] { $count } partenaire est traité autrement que par la publication { $number }.
   *[other] { $count } partenaires sont traités autrement que par la publication { $number }.
}
desk-difference-tier = Catégorie : { $count }
desk-difference-cluster = Cluster : { $count }
desk-difference-primary = Interlocuteur principal : { $count }
desk-difference-contacts = Nombre d’interlocuteurs : { $count }
desk-difference-joined = Nouveaux : { $count }
desk-difference-left = Partis : { $count }
desk-what-between-tier = Catégorie
desk-what-between-cluster = Cluster
desk-what-between-primary = Interlocuteur principal
desk-what-between-contacts = Interlocuteurs
desk-what-between-joined = nouveau
desk-what-between-left = parti
desk-log-holds = { $count ->
    [0] Le journal est vide ; sa tête est
    [one] La chaîne de { $count } inscription tient ; sa tête est
   *[other] La chaîne de { $count } inscriptions tient ; sa tête est
}
desk-log-number = Nº
desk-log-who = Qui
desk-log-what = Quoi
desk-log-none = Rien n’a encore été fait.
desk-log-propose = a proposé un plan
desk-log-judge = a donné un avis
desk-log-publish = a publié
