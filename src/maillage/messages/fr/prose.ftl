# Une politique dite en phrases : une phrase par clause.
prose-policy = { $title } : politique « { $policy } », version { $version }.
prose-valid = Elle est en vigueur à partir du { $start }.
prose-valid-until = Elle est en vigueur du { $start } au { $end } exclu.
prose-extends = Ce qu’elle ne dit pas elle-même, elle le reprend de la politique « { $parent } ».
prose-said = { $text }
prose-titled = { $title }.
prose-overridable = Les politiques qui héritent d’elle peuvent changer : { $paths }.
prose-all = Tout ce qui suit doit être vrai :
prose-any = Une seule de ces conditions suffit :
prose-some = Il faut qu’au moins { $some } de ces { $count } conditions soient remplies :
prose-not = Ceci ne doit pas être vrai :
prose-decided = La décision « { $decision } » est accordée et en vigueur.
prose-qualifying = { $months ->
    [0] Ceci a été vrai au moins un jour du mois en cours :
    [one] Ceci a été vrai au moins un jour du mois en cours ou du mois entier précédent :
   *[other] Ceci a été vrai au moins un jour du mois en cours ou des { $months } mois entiers précédents :
}
prose-holds = La catégorie mesurée est au moins « { $tier } »{ $where ->
    [overall] {""}
    [any] {" "}dans un portefeuille quelconque
   *[one] {" "}dans le portefeuille « { $portfolio } »
}.
prose-always = Aucune condition : c’est toujours vrai.
prose-never = Jamais : cette condition ne peut être remplie.
prose-test = { $measure } : { $lower ->
    [at_least] au moins { $least }
    [more_than] plus de { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}et{" "}
   *[no] {""}
}{ $upper ->
    [at_most] au plus { $most }
    [less_than] moins de { $most }
   *[none] {""}
}.
prose-test-words = { $measure } : { $count ->
    [one] { $words }
   *[other] l’un de ces mots, { $words }
}.
prose-test-bounds = { $measure } :
prose-test-portfolio = C’est la valeur du portefeuille « { $portfolio } » qui compte.
prose-test-minimums = Les minima du score ne jouent pas ici.
prose-bound = { $bound ->
    [at_least] au moins { $value }
    [more_than] plus de { $value }
    [at_most] au plus { $value }
   *[less_than] moins de { $value }
}.
prose-bound-table = { $bound ->
    [at_least] au moins
    [more_than] plus que
    [at_most] au plus
   *[less_than] moins que
} ce que dit ce tableau :
prose-table-value = { $kind ->
    [portfolio] portefeuille « { $word } »
   *[measure] { $by } « { $word } »
} : { $value }.
prose-table-value-table = { $kind ->
    [portfolio] portefeuille « { $word } »
   *[measure] { $by } « { $word } »
} :
prose-table-otherwise = Dans tout autre cas : { $value }.
prose-table-otherwise-table = Dans tout autre cas :
prose-table-nothing = Dans tout autre cas, le tableau ne dit rien, et rien n’est acquis.
prose-sum = { $measure } : { $what ->
    [amount] le montant
   *[quantity] le nombre d’unités
} de ce qui a été vendu, retours déduits.
prose-share = { $measure } : { $part }, rapporté à { $whole }.
prose-growth = { $measure } : { $of }, comparé à ce qu’il était { $months } mois plus tôt, { $kind ->
    [ratio] en pourcentage
   *[difference] en différence
}.
prose-growth-unknown = Partie de rien, la croissance n’est pas connue.
prose-growth-from-nothing = Partie de rien, la croissance compte pour { $value }.
prose-count = { $measure } : le nombre { $what ->
    [certified_people] de personnes certifiées
    [certifications] de certifications, chaque personne comptant autant de fois qu’elle en a
    [competences] de compétences du partenaire lui-même
    [technologies] de technologies différentes sur lesquelles il est compétent ou a des certifiés
    [offerings] d’offres différentes vendues
    [lines] de gammes différentes vendues
    [markets] de marchés différents servis
    [orders] de commandes
   *[customers] de clients finals différents
}.
prose-count-floor = Ne compte que ce qui fait au moins { $floor }.
prose-attribute = { $measure } : tel que l’écrit la fiche du partenaire (« { $attribute } »).
prose-given = { $measure } : un nombre reçu tout fait, compté en { $unit }.
prose-given-of = Il est reçu sous le nom « { $of } ».
prose-given-otherwise = Sans valeur reçue, il compte pour { $value }.
prose-total = { $measure } : la somme de { $measures }.
prose-total-weighted = { $measure } : la somme de ce qui suit, chacun avec son poids :
prose-mean = { $measure } : la moyenne de { $measures }.
prose-mean-weighted = { $measure } : la moyenne de ce qui suit, chacun avec son poids :
prose-weighted = { $measure }, poids { $weight }.
prose-best = { $measure } : la plus grande valeur de { $measures }.
prose-least = { $measure } : la plus petite valeur de { $measures }.
prose-classes = { $measure } : la première de ces classes dont la condition est remplie :
prose-class = « { $name } » :
prose-class-otherwise = « { $name } » quand aucune ne l’est.
prose-months-since = { $measure } : le nombre de mois entiers écoulés depuis la date « { $of } ».
prose-group-total = { $measure } : { $of }, additionné sur tout le groupe auquel le partenaire appartient.
prose-portfolios-at = { $measure } : le nombre de portefeuilles dans lesquels il est au moins « { $of } ».
prose-team = { $measure } : le nombre de places de cette équipe que ses certifiés remplissent en même temps :
prose-team-each = { $places ->
    [one] Une personne ne remplit qu’une place.
   *[other] Une même personne remplit au plus { $places } places.
}
prose-place = { $people ->
    [one] Une place, pour une personne certifiée.
   *[other] Une place, pour { $people } personnes certifiées.
}
prose-per-portfolio = Cela se mesure dans chaque portefeuille à part.
prose-score = { $measure } : un nombre de points, la somme de ces rubriques :
prose-score-best = { $measure } : un nombre de points, celui de la meilleure de ces voies :
prose-track = Voie « { $name } » :
prose-category = { $name } :
prose-cap = Au plus { $points }.
prose-minimum = Avec moins de { $points } ici, le score entier ne vaut rien.
prose-more-than = Sans plus de { $points } ici, le score entier ne vaut rien.
prose-weight = Les points sont ensuite multipliés par { $weight }.
prose-item-target = { $partial ->
    [yes] { $measure } : { $points } à partir de { $value } ; en dessous, la même part des points.
   *[no] { $measure } : { $points } à partir de { $value } ; en dessous, rien.
}
prose-item-target-table = { $partial ->
    [yes] { $measure } : { $points } à partir de ce que dit ce tableau ; en dessous, la même part des points :
   *[no] { $measure } : { $points } à partir de ce que dit ce tableau ; en dessous, rien :
}
prose-item-each = { $measure } : { $points } pour { $partial ->
    [yes] chaque { $value }, au prorata des fractions.
   *[no] chaque { $value }, les fractions ne comptant pas.
}
prose-item-each-table = { $measure } : { $points } { $partial ->
    [yes] chaque fois, au prorata des fractions, ce que dit ce tableau :
   *[no] chaque fois, en entier, ce que dit ce tableau :
}
prose-item-bands = { $partial ->
    [yes] { $measure } : les points du palier atteint, à proportion entre deux paliers :
   *[no] { $measure } : les points du plus haut palier atteint :
}
prose-band = À partir de { $value } : { $points }.
prose-band-table = { $points } à partir de ce que dit ce tableau :
prose-item-when = { $points } si une condition est remplie.
prose-item-where = La condition :
prose-item-only = Seulement si :
prose-window-months = { $months ->
    [one] Compte le mois entier qui précède.
   *[other] Comptent les { $months } mois entiers qui précèdent.
}
prose-window-days = { $days ->
    [one] Compte le jour même.
   *[other] Comptent les { $days } derniers jours, jour compris.
}
prose-window-current = Compte { $period ->
    [calendar_year] l’année civile en cours, en entier
    [calendar_half_year] le semestre civil en cours, en entier
    [calendar_quarter] le trimestre civil en cours, en entier
    [fiscal_year] l’exercice en cours, en entier
    [fiscal_half_year] le semestre de l’exercice en cours, en entier
    [fiscal_quarter] le trimestre de l’exercice en cours, en entier
   *[month] le mois en cours, en entier
}.
prose-window-previous = { $periods ->
    [one] Compte { $period ->
        [calendar_year] l’année civile précédente
        [calendar_half_year] le semestre civil précédent
        [calendar_quarter] le trimestre civil précédent
        [fiscal_year] l’exercice précédent
        [fiscal_half_year] le semestre d’exercice précédent
        [fiscal_quarter] le trimestre d’exercice précédent
       *[month] le mois précédent
    }.
   *[other] { $period ->
        [calendar_year] Comptent les { $periods } années civiles précédentes.
        [calendar_half_year] Comptent les { $periods } semestres civils précédents.
        [calendar_quarter] Comptent les { $periods } trimestres civils précédents.
        [fiscal_year] Comptent les { $periods } exercices précédents.
        [fiscal_half_year] Comptent les { $periods } semestres d’exercice précédents.
        [fiscal_quarter] Comptent les { $periods } trimestres d’exercice précédents.
       *[month] Comptent les { $periods } mois précédents.
    }
}
prose-window-to-date = Compte { $period ->
    [calendar_year] l’année civile
    [calendar_half_year] le semestre civil
    [calendar_quarter] le trimestre civil
    [fiscal_year] l’exercice
    [fiscal_half_year] le semestre de l’exercice
    [fiscal_quarter] le trimestre de l’exercice
   *[month] le mois
} depuis son début jusqu’au jour même.
prose-window-between = Compte la période du { $start } au { $end } exclu.
prose-window-ever = Compte tout ce qui est connu jusqu’au jour même.
prose-window-shift = { $months ->
    [one] La période est reculée d’un mois.
   *[other] La période est reculée de { $months } mois.
}
prose-window-grace = { $days ->
    [0] Une période compte comme entière dès sa fin.
    [one] Une période ne compte comme entière qu’un jour après sa fin.
   *[other] Une période ne compte comme entière que { $days } jours après sa fin.
}
prose-filter = { $word ->
    [market] { $count ->
        [one] Seul marché retenu
       *[other] Marchés retenus
    }
    [line] { $count ->
        [one] Seule gamme retenue
       *[other] Gammes retenues
    }
    [offering] { $count ->
        [one] Seule offre retenue
       *[other] Offres retenues
    }
    [unit] { $count ->
        [one] Seule entité retenue
       *[other] Entités retenues
    }
    [route] { $count ->
        [one] Seul circuit retenu
       *[other] Circuits retenus
    }
    [territory] { $count ->
        [one] Seul territoire retenu
       *[other] Territoires retenus
    }
    [wholesaler] { $count ->
        [one] Seul grossiste retenu
       *[other] Grossistes retenus
    }
    [technology] { $count ->
        [one] Seule technologie retenue
       *[other] Technologies retenues
    }
    [transaction] { $count ->
        [one] Seule nature de ligne retenue
       *[other] Natures de lignes retenues
    }
    [competence] { $count ->
        [one] Seule compétence retenue
       *[other] Compétences retenues
    }
    [certification] { $count ->
        [one] Seule certification retenue
       *[other] Certifications retenues
    }
    [level] { $count ->
        [one] Seul niveau retenu
       *[other] Niveaux retenus
    }
   *[job] { $count ->
        [one] Seul métier de la personne retenu
       *[other] Métiers de la personne retenus
    }
} : { $values }.
prose-filter-new = { $months ->
    [one] Ne comptent que les clients finals qui n’ont rien acheté dans le canal le mois d’avant.
   *[other] Ne comptent que les clients finals qui n’ont rien acheté dans le canal les { $months } mois d’avant.
}
prose-filter-not = Est exclu ce qui répond à tout ceci :
prose-tiers = { $count ->
    [one] Il y a une seule catégorie : { $tiers }.
   *[other] Il y a { $count } catégories, de la plus haute à la plus basse : { $tiers }.
}
prose-portfolio-tiers = Dans chaque portefeuille, { $count ->
    [one] il y a une seule catégorie : { $tiers }.
   *[other] il y a { $count } catégories, de la plus haute à la plus basse : { $tiers }.
}
prose-tier = Catégorie « { $tier } ».
prose-tier-open = Elle est ouverte à tous : qui n’entre dans aucune catégorie plus haute y est.
prose-tier-cumulative = Il faut aussi remplir les conditions de toutes les catégories en dessous.
prose-tier-forms = Ses partenaires sont réunis selon la règle « { $cluster } ».
prose-tier-without-cluster = Celui qu’aucun cluster valable ne peut prendre passe à « { $tier } », et on lui dit pourquoi.
prose-tier-precondition = La condition préalable :
prose-tier-admission = Pour y entrer :
prose-tier-paths = On y entre par l’une de ces voies :
prose-path = « { $name } » :
prose-tier-decision = On en décide ensuite au cas par cas : « { $decision } ».
prose-tier-effects = Ce qu’elle donne et ce qu’elle demande :
prose-effect = { $name } : { $value }.
prose-tier-staying = Pour cette catégorie, ces règles-ci l’emportent sur celles de tous :
prose-staying = Une fois entré dans une catégorie, on la garde ainsi.
prose-review = { $every ->
    [month] On ne descend qu’à la revue, le premier jour de chaque mois.
    [quarter] On ne descend qu’à la revue, le premier jour de chaque trimestre d’exercice.
    [half_year] On ne descend qu’à la revue, le premier jour de chaque semestre d’exercice.
    [year] On ne descend qu’à la revue, le premier jour de l’exercice.
   *[anniversary] On ne descend qu’à l’anniversaire de son entrée dans la catégorie.
}
prose-review-on = { $count ->
    [one] La revue a lieu chaque année le { $days }.
   *[other] La revue a lieu chaque année aux dates suivantes : { $days }.
}
prose-review-none = On peut descendre n’importe quel jour.
prose-promotion-at-once = On monte aussitôt.
prose-promotion-at-review = On ne monte, lui aussi, qu’à la revue.
prose-promotion-review = { $every ->
    [month] On ne monte que le premier jour d’un mois.
    [quarter] On ne monte que le premier jour d’un trimestre d’exercice.
    [half_year] On ne monte que le premier jour d’un semestre d’exercice.
    [year] On ne monte que le premier jour de l’exercice.
   *[anniversary] On ne monte qu’à l’anniversaire de son entrée dans la catégorie.
}
prose-promotion-review-on = { $count ->
    [one] On ne monte que le { $days } de chaque année.
   *[other] On ne monte qu’à ces dates de l’année : { $days }.
}
prose-demotion-to-measured = On descend jusqu’à la catégorie que les mesures donnent.
prose-demotion-one-step = On ne descend que d’un rang à la fois.
prose-grace-days = { $count ->
    [one] Qui ne remplit plus ses conditions garde sa catégorie un jour.
   *[other] Qui ne remplit plus ses conditions garde sa catégorie { $count } jours.
}
prose-grace-months = { $count ->
    [one] Qui ne remplit plus ses conditions garde sa catégorie un mois.
   *[other] Qui ne remplit plus ses conditions garde sa catégorie { $count } mois.
}
prose-term-months = { $count ->
    [one] On n’en descend pas pendant le premier mois.
   *[other] On n’en descend pas pendant les { $count } premiers mois.
}
prose-warnings = Il en est averti avant la descente, à ces nombres de jours : { $days }.
prose-decision = « { $decision } » : { $count ->
    [one] peut signer, par sa fonction ou en personne,
   *[other] peuvent signer, par leur fonction ou en personne,
} { $deciders } ; qui prépare la décision et qui l’approuve sont deux personnes.
prose-decision-lasts = { $months ->
    [one] Une décision vaut un mois, sauf si elle dit autre chose.
   *[other] Une décision vaut { $months } mois, sauf si elle dit autre chose.
}
prose-decision-open = Une décision vaut jusqu’à nouvel ordre, sauf si elle dit autre chose.
prose-cluster-standard = { $cluster } : plusieurs partenaires réunis, avec des personnes à eux.
prose-cluster-own-tier = { $cluster } : tous les partenaires de la catégorie forment à eux seuls un cluster, à part de tous les autres.
prose-cluster-own-partner = { $cluster } : chaque partenaire forme à lui seul un cluster, à part de tous les autres.
prose-cluster-total = Ses membres font ensemble { $lower ->
    [at_least] au moins { $least }
    [exactly] exactement { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}et{" "}
   *[no] {""}
}{ $upper ->
    [at_most] au plus { $most }
   *[none] {""}
} ({ $measure }).
prose-cluster-members = Nombre de membres : { $lower ->
    [at_least] au moins { $least }
    [exactly] exactement { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}et{" "}
   *[no] {""}
}{ $upper ->
    [at_most] au plus { $most }
   *[none] {""}
}.
prose-cluster-number = Nombre de clusters : { $lower ->
    [at_least] au moins { $least }
    [exactly] exactement { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}et{" "}
   *[no] {""}
}{ $upper ->
    [at_most] au plus { $most }
   *[none] {""}
}.
prose-cluster-common = { $kinds ->
    [both] Ils partagent un métier, ou sont tous compétents sur { $technologies ->
        [one] au moins une même technologie.
       *[other] au moins { $technologies } mêmes technologies.
    }
    [trade] Ils partagent un métier.
   *[technologies] Ils sont tous compétents sur { $technologies ->
        [one] au moins une même technologie.
       *[other] au moins { $technologies } mêmes technologies.
    }
}
prose-cluster-weights = Entre deux groupements valables, on préfère celui qui réunit les plus semblables : même métier { $trade }, technologie commune { $technologies }, même territoire { $territory }.
prose-cluster-moving = Séparer un partenaire de ceux de son cluster d’aujourd’hui coûte { $points } de ces points.
prose-cluster-when = N’en sont que les partenaires pour lesquels :
prose-cluster-label = { $count ->
    [one] Un cluster porte
   *[other] { $count } clusters portent
} la mention « { $label } » : les premiers par { $by }.
prose-cluster-seats = Chaque cluster a { $lower ->
    [at_least] au moins { $least }
    [exactly] exactement { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}et{" "}
   *[no] {""}
}{ $upper ->
    [at_most] au plus { $most }
   *[none] {""}
} postes à lui.
prose-cluster-roles = { $count ->
    [one] Leur fonction : { $roles }.
   *[other] Leurs fonctions : { $roles }.
}
prose-role = { $role } : { $per ->
    [territory] chaque poste sert un territoire.
    [cluster] chaque poste sert un cluster.
    [unit] chaque poste sert une entité.
   *[channel] chaque poste sert tout le canal.
}
prose-role-market = La fonction suit ce marché : { $market }.
prose-role-unit = Ses titulaires sont rattachés à cette entité : { $unit }.
prose-role-seats = { $per ->
    [territory] Postes par territoire
    [cluster] Postes par cluster
    [unit] Postes par entité
   *[channel] Postes en tout
} : { $lower ->
    [at_least] au moins { $least }
    [exactly] exactement { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}et{" "}
   *[no] {""}
}{ $upper ->
    [at_most] au plus { $most }
   *[none] {""}
}.
prose-capacity-hours = Un poste peut porter { $hours } par an.
prose-capacity-partners = { $count ->
    [one] Un poste suit un partenaire au plus.
   *[other] Un poste suit { $count } partenaires au plus.
}
prose-role-absorbs = Qui a cet interlocuteur n’a plus besoin de : { $roles }.
prose-covers = Elle prend les partenaires qui répondent à tout ceci :
prose-covers-all = Elle prend tous les partenaires.
prose-covers-tiers = { $count ->
    [one] Catégorie : { $names }.
   *[other] Catégories : { $names }.
}
prose-covers-clusters = { $count ->
    [one] Membres des clusters de cette règle : { $names }.
   *[other] Membres des clusters de ces règles : { $names }.
}
prose-bulk-top = Les { $top } premiers par { $measure }, { $scope ->
    [territory] dans chaque territoire
   *[channel] dans tout le canal
}.
prose-bulk-share = Les plus gros par { $measure } : aussi peu qu’il en faut pour faire { $share } du total, { $scope ->
    [territory] dans chaque territoire
   *[channel] dans tout le canal
}.
prose-bulk-dominant = Ceux dont l’activité est d’abord là : { $measure } fait au moins { $share } de { $of }.
prose-workload = { $count ->
    [one] Ce qu’un partenaire demande de travail par an :
   *[other] Ce qu’un partenaire demande de travail par an, selon le premier cas qui s’applique :
}
prose-load = { $hours }.
prose-load-when = { $hours } si :
prose-load-each = En plus, { $hours } pour chaque { $each } entier ({ $measure }).
prose-primary = L’interlocuteur principal est le premier de cette liste que le partenaire a : { $roles }.
prose-contacts = { $count ->
    [one] Un partenaire n’a affaire qu’à une personne.
   *[other] Un partenaire n’a affaire qu’à { $count } personnes au plus ; les fonctions en fin de liste cèdent les premières.
}
prose-contacts-range = Nombre de personnes auxquelles un partenaire a affaire : { $lower ->
    [at_least] au moins { $least }
    [exactly] exactement { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}et{" "}
   *[no] {""}
}{ $upper ->
    [at_most] au plus { $most }
   *[none] {""}
}.
prose-moving-hours = Confier un partenaire à une autre personne coûte autant que { $hours } de travail.
prose-contact-hours = Un interlocuteur de plus coûte autant que { $hours } de travail.
prose-overload = Une heure au-delà de ce qu’un poste peut porter pèse comme { $count } heures.
prose-balance = Une heure d’écart à la part égale d’un poste pèse comme { $price } { $price ->
    [one] heure
   *[other] heures
}.
prose-balance-within = Un écart de { $within } autour de la part égale ne pèse rien.
prose-keep-years = { $years ->
    [one] Une relation d’au moins un an est gardée partout où la règle le permet.
   *[other] Une relation d’au moins { $years } ans est gardée partout où la règle le permet.
}
prose-unit-integrated = { $unit } : intégrée à l’organisation partenaires.
prose-unit-aligned = { $unit } : garde ses propres gens, et s’aligne sur cette politique.
prose-unit-may = { $count ->
    [one] Elle peut régler elle-même cette clause : { $paths }.
   *[other] Elle peut régler elle-même ces clauses : { $paths }.
}
prose-unit-sets = Elle a réglé { $path } : { $value }.
prose-territory = { $territory }.
prose-places = { $kind ->
    [departements] { $count ->
        [one] Département { $places }.
       *[other] Départements { $places }.
    }
    [regions] { $count ->
        [one] Région { $places }.
       *[other] Régions { $places }.
    }
   *[countries] { $count ->
        [one] Pays : { $places }.
       *[other] Pays : { $places }.
    }
}
prose-overseas = Outre-mer : on le dessine à part et on ne le réunit à aucun autre.
prose-money = Toute somme est comptée en { $currency } ; { $source ->
    [ecb] les cours sont ceux de la Banque centrale européenne.
   *[written] les cours sont ceux que la politique écrit.
}
prose-conversion-at = { $at ->
    [month_average] Les ventes d’un mois se convertissent à la moyenne de ce mois.
    [month_end] Les ventes d’un mois se convertissent au dernier cours de ce mois.
    [as_of] Toutes les ventes se convertissent au cours du jour demandé.
   *[window_average] Toutes les ventes se convertissent à la moyenne de la période mesurée.
}
prose-conversion-thresholds = { $thresholds ->
    [as_of] Un seuil écrit dans une autre devise se convertit au cours du jour demandé.
   *[trailing_average] Un seuil écrit dans une autre devise se convertit à la moyenne des douze derniers mois.
}
prose-conversion-round = Chaque somme convertie est arrondie une fois, à { $round }.
prose-rate = Un { $currency } vaut { $rate } { $own }.
prose-rate-from = Ce cours vaut à partir du { $day }.
prose-rate-to = Ce cours cesse le { $day }.
prose-calendar = L’exercice commence en { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}. { $days ->
    [0] Une période compte comme entière dès sa fin.
    [one] Une période ne compte comme entière qu’un jour après sa fin, pour les données en retard.
   *[other] Une période ne compte comme entière que { $days } jours après sa fin, pour les données en retard.
}
prose-words = { $kind ->
    [market] { $count ->
        [one] Marché
       *[other] Marchés
    }
    [line] { $count ->
        [one] Gamme
       *[other] Gammes
    }
    [trade] { $count ->
        [one] Métier
       *[other] Métiers
    }
   *[technology] { $count ->
        [one] Technologie
       *[other] Technologies
    }
} : { $names }.
prose-portfolio = Portefeuille « { $portfolio } ».
prose-word-effect = { $word ->
    [discount] remise
    [competence_discount] remise de compétence
    [marketing_programme] programme de marketing
    [contact] interlocuteur
   *[other] { $written }
}
prose-word-route = { $word ->
    [direct] direct
   *[wholesale] par grossiste
}
prose-word-transaction = { $word ->
    [sale] vente
   *[return] retour
}
prose-word-counted-in = { $word ->
    [count] unités
    [ratio] pourcentage
    [points] points
   *[hours] heures
}
