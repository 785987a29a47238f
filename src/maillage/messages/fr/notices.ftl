# Ce qu’une publication change pour quelqu’un : dans l’application et par courriel.
notice-subject = Publication { $number } : ce qui change pour vous à partir du { $day }
notice-summary = La publication { $number } de l’organisation est en vigueur à partir du { $day }. Pour vous : { $counts }.
notice-greeting = Bonjour { $name },
notice-where = Le détail se trouve sur la page « Pour vous » de votre bureau Maillage. Ce message est envoyé automatiquement ; personne ne lit les réponses.
notice-link = Le détail : { $address }
    Ce message est envoyé automatiquement ; personne ne lit les réponses.
notice-more = { $count ->
    [one] Un autre partenaire n’est pas détaillé ici.
   *[other] { $count } autres partenaires ne sont pas détaillés ici.
}
notice-count-first = { $count ->
    [one] première organisation publiée, avec { $count } partenaire
   *[other] première organisation publiée, avec { $count } partenaires
}
notice-count-gained = { $count ->
    [one] { $count } partenaire rejoint votre portefeuille
   *[other] { $count } partenaires rejoignent votre portefeuille
}
notice-count-lost = { $count ->
    [one] { $count } partenaire le quitte
   *[other] { $count } partenaires le quittent
}
notice-count-changed = { $count ->
    [one] { $count } partenaire qui reste change de situation
   *[other] { $count } partenaires qui restent changent de situation
}
notice-count-tier = { $count ->
    [one] { $count } catégorie change
   *[other] { $count } catégories changent
}
notice-count-cluster = { $count ->
    [one] { $count } cluster change
   *[other] { $count } changements de cluster
}
notice-count-primary = { $count ->
    [one] { $count } interlocuteur principal change
   *[other] { $count } interlocuteurs principaux changent
}
notice-count-contacts = { $count ->
    [one] { $count } partenaire change de nombre d’interlocuteurs
   *[other] { $count } partenaires changent de nombre d’interlocuteurs
}
notice-count-joined = { $count ->
    [one] { $count } nouveau partenaire
   *[other] { $count } nouveaux partenaires
}
notice-count-left = { $count ->
    [one] { $count } partenaire parti
   *[other] { $count } partenaires partis
}
notice-gained = { $partner } rejoint votre portefeuille
notice-lost = { $partner } quitte votre portefeuille
notice-changed = { $partner } change
notice-new = C’est un nouveau partenaire de l’organisation.
notice-lost-left = Il ne fait plus partie de l’organisation.
notice-lost-seat = Aucun de vos postes ne figure dans la nouvelle organisation.
notice-lost-tier = Sa catégorie est désormais { $new }, que servent d’autres fonctions ou d’autres postes.
notice-lost-cluster = Son cluster est désormais { $new }, que servent d’autres postes.
notice-lost-territory = Il relève désormais du territoire { $new }.
notice-lost-choice = La règle permettait plusieurs postes ; un autre a été retenu.
notices-announce = Recherche de ce qui change pour chacun
notices-send = Envoi des courriels
notices-told = { $made ->
    [one] { $made } avis établi
   *[other] { $made } avis établis
}, { $sent ->
    [one] { $sent } courriel envoyé
   *[other] { $sent } courriels envoyés
}.
mail-address = L’adresse d’envoi des courriels commence par « { $scheme } » : écrivez smtp://utilisateur:mot-de-passe@hôte:587, smtps://… ou file:dossier.
mail-failed = { $count ->
    [one] { $count } courriel n’est pas parti
   *[other] { $count } courriels ne sont pas partis
} ({ $gone } oui) : { $reason }. Ils restent en attente ; corrigez « mail » dans maillage.yaml, puis : maillage publication tell.
desk-job-kind-notices-tell = Informer des publications
desk-notices = Pour vous
desk-notices-none = Rien de nouveau pour vous. Ce que change une publication pour vos partenaires apparaîtra ici, avec ses raisons.
desk-notices-all = Tous vos avis
desk-notices-empty = Vous n’avez encore reçu aucun avis. À chaque publication, ce qui change pour vos partenaires apparaît ici, avec ses raisons.
desk-notice-read = Marquer comme lu
desk-notice-was-read = Lu le { $day }
desk-notice-unread = non lu
desk-notice-look = Voir l’organisation à cette date
desk-notice-proposal = Voir la différence, partenaire par partenaire
