report-kind = Organisation du réseau
report-title = { $policy } : plan au { $day }
report-none = aucune
report-contents = Sommaire

# En bref
report-lead-contacts = { $partners ->
    [one] Un partenaire a affaire
   *[other] { $partners } partenaires ont affaire
 } à { $after } personne en moyenne, au lieu de { $before } aujourd’hui, soit { $trend ->
    [fewer] { $saved } contacts de moins
    [more] { $saved } contacts de plus
   *[same] autant de contacts
 } en tout. Les { $several } multi-spécialistes passent de { $several_before } à { $several_after }. { $one } de tous les partenaires n’ont qu’un seul interlocuteur, contre { $one_before } aujourd’hui.
report-lead-unknown = { $partners ->
    [one] Un partenaire a affaire
   *[other] { $partners } partenaires ont affaire
 } à { $after } personne en moyenne ; { $one } n’ont qu’un seul interlocuteur. Les contacts d’aujourd’hui ne sont pas enregistrés : le plan ne peut pas leur être comparé.
report-lead-tiers = { $moved ->
    [0] Aucun partenaire ne change de catégorie
    [one] Un partenaire change de catégorie ({ $up } monte, { $down } descend)
   *[other] { $moved } partenaires changent de catégorie ({ $up ->
        [one] { $up } monte
       *[other] { $up } montent
    }, { $down ->
        [one] { $down } descend
       *[other] { $down } descendent
    })
 }{ $first ->
    [0] .
    [one]  ; un autre est classé pour la première fois.
   *[other]  ; { $first } autres sont classés pour la première fois.
 }
report-lead-clusters = { $clusters ->
    [0] Aucun cluster n’est formé
    [one] { $grouped } partenaires forment un cluster
   *[other] { $grouped } partenaires forment { $clusters } clusters
 }{ $refused ->
    [0]  ; aucun candidat n’est laissé de côté.
    [one]  ; un candidat n’entre dans aucun cluster valable, et sait pourquoi.
   *[other]  ; { $refused } candidats n’entrent dans aucun cluster valable, et savent pourquoi.
 }
report-lead-weakest = Chaque cluster atteint son seuil ; le plus juste, { $cluster }, le dépasse de { $margin }.
report-lead-price = Le prix : { $changed ->
    [one] un partenaire change
   *[other] { $changed } partenaires changent
 } d’interlocuteur principal ({ $share } de ceux dont on connaît l’interlocuteur, { $revenue } du chiffre d’affaires), et { $kept } des relations d’aujourd’hui sont conservées, dont { $long } de celles de trois ans et plus.
report-calls = Ce qui demande une décision
report-calls-none = Rien n’attend de décision.
report-call-nobody = { $count ->
    [one] Un partenaire n’a
   *[other] { $count } partenaires n’ont
 } aucun interlocuteur
report-call-vacant = { $count ->
    [one] Un poste vacant à pourvoir
   *[other] { $count } postes vacants à pourvoir
 }, pour { $partners } partenaires
report-call-open = { $count ->
    [one] Un poste à ouvrir
   *[other] { $count } postes à ouvrir
 }, pour { $partners } partenaires
report-call-overloaded = { $count ->
    [one] Un poste surchargé à soulager
   *[other] { $count } postes surchargés à soulager
 }, avec { $partners } partenaires
report-call-awaited = { $count ->
    [one] Un partenaire attend que l’on décide de son admission
   *[other] { $count } partenaires attendent que l’on décide de leur admission
 }
report-call-falling = { $count ->
    [one] Un partenaire perdra sa catégorie
   *[other] { $count } partenaires perdront leur catégorie
 } si rien ne change
report-call-refused = { $count ->
    [one] Un candidat qu’aucun cluster ne peut accueillir
   *[other] { $count } candidats qu’aucun cluster ne peut accueillir
 }
report-call-pins = { $count ->
    [one] Une épingle qui ne peut être respectée
   *[other] { $count } épingles qui ne peuvent être respectées
 }
report-aims = Les trois buts de la politique
report-aim-contacts = Moins d’interlocuteurs
report-aim-contacts-text = personnes par partenaire. { $before } personnes du constructeur ont affaire aux partenaires aujourd’hui, { $after } dans le plan.
report-aim-contacts-unknown = personnes par partenaire dans le plan, avec { $after } personnes du constructeur ; les contacts d’aujourd’hui ne sont pas enregistrés.
report-aim-readable = Une stratégie lisible
report-aim-readable-text = des partenaires ont un interlocuteur principal qui répond de toute l’offre. { $portfolios ->
    [0] { $tiers ->
        [one] Une catégorie vaut
       *[other] { $tiers } catégories valent
    } pour tout ce qui se vend
   *[other] { $tiers } catégories, outre celles de { $portfolios } portefeuilles
 }{ $units ->
    [0] .
    [one]  ; une entité suit la politique.
   *[other]  ; { $units } entités suivent la même politique.
 }
report-aim-competent = Davantage de compétences
report-aim-competent-text = des partenaires en comptent au moins une pour « { $measure } » ({ $some }) ; { $three } en comptent trois ou plus. { $clusters ->
    [0] Aucun cluster ne repose sur des technologies communes.
    [one] Un cluster repose sur des technologies communes.
   *[other] { $clusters } clusters reposent sur des technologies communes.
 }
report-aim-competent-none = La politique ne mesure pas de compétences.

# Sections
report-section-tiers = Catégories
report-section-contacts = Contacts avant et après
report-section-territories = Territoires
report-section-clusters = Clusters face à leurs seuils
report-section-workload = Charge de travail
report-section-moves = Qui change, et pourquoi
report-section-rulings = Décisions, dérogations, épingles
report-section-findings = Constats
report-section-provenance = Provenance

# Catégories
report-tiers-picture = Les catégories en pyramide, la plus haute au sommet ; des flèches disent qui passe de l’une à l’autre
report-tiers-arrows = Flèches : partenaires que ce plan fait monter (à droite) et descendre (à gauche) au passage de chaque ligne.
report-tiers-table = Partenaires et chiffre d’affaires par catégorie
report-tier = Catégorie
report-partners = Partenaires
report-share = Part
report-revenue = Chiffre d’affaires
report-arrived = Entrent
report-left = Sortent

# Contacts
report-contacts-text = Un contact est une personne du constructeur à qui le partenaire a affaire ; un poste vacant compte pour un. Les multi-spécialistes sont les partenaires qui { $by ->
    [units-today] ont affaire aujourd’hui à deux entités ou plus.
   *[other] achètent sur deux marchés ou plus.
 }
report-today = Aujourd’hui
report-planned = Plan
report-histogram-all = Tous les partenaires ({ $count })
report-histogram-several = Multi-spécialistes ({ $count })
report-per-partner = contacts par partenaire
report-number-of-contacts = Contacts
report-gained = Ce que le constructeur gagne en simplicité, et ce que cela coûte
report-fact-people = Personnes en relation avec les partenaires
report-fact-contacts = Contacts en tout
report-fact-one = Partenaires à un seul interlocuteur
report-fact-kept = Relations conservées
report-fact-long = De celles de trois ans et plus
report-fact-changed = Partenaires qui changent d’interlocuteur principal
report-fact-changed-revenue = { $share } du chiffre d’affaires
report-of = { $some } sur { $whole }

# Territoires
report-map = Carte des territoires de métropole
report-map-text = Le nombre est celui des partenaires ; la couleur dit la charge : le travail des postes du territoire face aux heures de ceux qui ont un titulaire. L’outre-mer figure à côté de la métropole, chaque territoire à sa propre échelle.
report-map-tip = { $partners ->
    [one] un partenaire
   *[other] { $partners } partenaires
 }, { $hours } sur { $capacity } par an
report-shade-0 = jusqu’à 25 %
report-shade-1 = jusqu’à 50 %
report-shade-2 = jusqu’à 100 %
report-shade-3 = jusqu’à 120 % : trop
report-shade-4 = plus de 120 % : beaucoup trop
report-territories-table = Chiffre d’affaires, contacts et travail par territoire
report-territory = Territoire
report-contacts-change = Contacts
report-people-change = Personnes
report-hours = Heures par an
report-capacity = Capacité
report-used = Charge
report-outside = hors de tout territoire

# Clusters
report-clusters-text = { $count ->
    [0] Aucun cluster n’a été formé
    [one] Un cluster a été formé
   *[other] { $count } clusters ont été formés
 } ; { $refused ->
    [0] personne n’est refusé.
    [one] un candidat est refusé, et sait pourquoi.
   *[other] { $refused } candidats sont refusés, et chacun sait pourquoi.
 }
report-clusters-weakest = Le plus juste est { $cluster }, à { $margin } au-dessus de son seuil.
report-clusters-table = Membres, totaux et postes dédiés
report-clusters-mark = Le trait sombre est le total que la politique demande au moins.
report-cluster = Cluster
report-members = Membres
report-total = Total
report-threshold = Face au seuil
report-margin = Marge
report-seats = Postes
report-times = { $times } × les { $least } demandés
report-common-trade = métier :
report-common-technologies = technologies :
report-unheld = personne encore
report-no-seat = aucun poste
report-search = « { $rule } » : le regroupement retenu vaut { $value } points de ressemblance{ $bounded ->
    [true]  ; aucun regroupement valable ne peut en valoir plus de { $bound }, il reste donc au plus { $gap } à gagner.
   *[false]  ; on ne connaît pas de borne utile de ce qui serait possible.
 }
report-refused = Candidats qu’aucun cluster ne peut accueillir ({ $count })
report-refused-shown = Les { $count } plus gros, et ce qui manque
report-missing = Ce qui manque

# Charge
report-workload-text = Heures par an que la politique compte pour les partenaires de chaque poste, face à sa capacité.
report-roles-table = Par fonction
report-role = Fonction
report-relations = Relations
report-spread = Plus / moins
report-inside = À ±15 %
report-gini = Gini
report-people-table = Par personne, aujourd’hui et dans le plan
report-per-person = Par personne
report-per-person-partners = Partenaires
report-per-person-revenue = Chiffre d’affaires
report-mean = Moyenne
report-deviation = Le plus loin de la moyenne
report-fairness-text = Plus / moins : heures du poste pourvu le plus chargé sur celles du moins chargé. À ±15 % : postes ou personnes dont la charge est aussi proche de la moyenne. Gini : 0 quand tous portent autant, vers 1 quand un seul porte tout.
report-seats-of = { $role } ({ $count ->
    [one] un poste
   *[other] { $count } postes
 })
report-seats-wrong = { $count } à regarder
report-seats-more = … et { $count } de plus, moins chargés : voir le classeur.
report-seat = Poste
report-person = Titulaire
report-kept = Conservées
report-overloaded = surchargé
report-vacant = vacant
report-proposed = à ouvrir

# Changements
report-moves-tier = Catégorie : { $count ->
    [0] personne ne change
    [one] un partenaire change
   *[other] { $count } partenaires changent
 }
report-moves-cluster = Cluster : { $count ->
    [0] personne ne change
    [one] un partenaire change
   *[other] { $count } partenaires changent
 }
report-moves-primary = Interlocuteur principal : { $count ->
    [0] personne n’en change
    [one] un partenaire en change
   *[other] { $count } partenaires en changent
 }
report-moves-largest = { $count ->
    [one] Le partenaire, et pourquoi
   *[other] Les { $count } plus gros par chiffre d’affaires, et pourquoi
 }
report-partner = Partenaire
report-change = De, vers
report-why = Pourquoi
report-tally = { $what } : { $count }
report-tier-up = montée
report-tier-down = descente
report-tier-first = premier classement
report-tier-lost = perte de la catégorie
report-basis-measured = ses mesures le disent
report-basis-exception = dérogation enregistrée
report-basis-term = en dessous, mais en cours de période
report-basis-grace = en dessous, dans le délai de grâce
report-basis-review = attend la prochaine révision
report-basis-no-cluster = aucun cluster valable ne peut l’accueillir
report-basis-one-step = descend d’une catégorie à la fois
report-cluster-joined = entre dans un cluster
report-cluster-regrouped = le regroupement a été refait
report-cluster-refused = aucun cluster valable ne peut l’accueillir
report-cluster-not-asked = sa catégorie ne demande plus de cluster
report-primary-first = aucun contact connu aujourd’hui
report-primary-gone = le contact d’aujourd’hui n’a pas de poste dans le plan
report-primary-role = le contact d’aujourd’hui a une autre fonction dans le plan
report-primary-reach = le contact d’aujourd’hui sert un autre territoire ou cluster
report-primary-load = un autre poste avait la place
report-primary-vacant = le poste n’a pas encore de titulaire
report-primary-nobody = le plan n’a pas de contact pour lui

# Décisions
report-rulings-text = En vigueur : { $decisions ->
    [0] aucune décision
    [one] une décision
   *[other] { $decisions } décisions
 }, { $exceptions ->
    [0] aucune dérogation
    [one] une dérogation
   *[other] { $exceptions } dérogations
 } et { $pins ->
    [0] aucune épingle
    [one] une épingle
   *[other] { $pins } épingles
 }{ $broken ->
    [-1] .
    [0]  ; toutes les épingles sont respectées.
    [one]  ; une épingle n’est pas respectée.
   *[other]  ; { $broken } épingles ne sont pas respectées.
 }
report-rulings-decisions = Décisions ({ $count })
report-rulings-exceptions = Dérogations ({ $count })
report-rulings-pins = Épingles ({ $count })
report-rulings-costs = Ce qu’elles coûtent, et ce qui reste sans effet ({ $count })
report-rulings-ahead = Ce qui arrive à échéance ({ $count })
report-ruling = Objet
report-grounds = Motifs
report-signed = Signé
report-until = Jusqu’au
report-approved-by = approuvé par { $person }
report-open-ended = sans terme
report-decision-granted = « { $about } » : accordée
report-decision-refused = « { $about } » : refusée
report-exception-tier = catégorie accordée : { $about }
report-exception-cluster = cluster accordé : { $about }
report-exception-contacts = contacts permis : { $about }
report-pin-contact = garde { $about } comme contact
report-pin-cluster = reste dans le cluster { $about }
report-pin-together = reste avec { $about }
report-pin-apart = reste séparé de { $about }
report-pin-not-honoured = non respectée
report-no-effect = sans effet

# Constats
report-findings-text = { $count ->
    [one] Un constat.
   *[other] { $count } constats { $kinds ->
        [one] d’une seule sorte
       *[other] de { $kinds } sortes
    }.
 }
report-findings-none = Rien qui demande un regard.
report-findings-more = … et { $count } de plus : voir le classeur.
report-severity-error = Erreur
report-severity-warning = Avertissement
report-severity-note = Remarque
report-kind-other = Autres
report-kind-measures-strangers = Ventes à des partenaires que les fiches ne connaissent pas
report-kind-coverage-no-roles = Une politique sans fonction
report-kind-measures-nobody = Aucun partenaire dans les fiches
report-kind-tier-exception-conflict = Dérogations sur les catégories qui se contredisent
report-kind-measures-rulings-strangers = Décisions, dérogations et épingles sur des partenaires qui ne comptent pas
report-kind-measures-no-lines = Un registre sans ligne sur les périodes demandées
report-kind-tier-held-unknown = Catégories détenues que la politique ne connaît pas
report-kind-tier-exception-unknown = Dérogations qui accordent une catégorie inconnue
report-kind-tier-exception-own = Dérogations approuvées par leur auteur
report-kind-tier-decision-own = Décisions approuvées par leur auteur
report-kind-tier-decision-unsigned = Décisions que personne d’habilité n’a signées
report-kind-tier-will-fall = Catégories sur le point d’être perdues
report-kind-tier-will-fall-portfolio = Catégories d’un portefeuille sur le point d’être perdues
report-kind-tier-decision-awaited = Admissions à décider
report-kind-tier-decision-awaited-portfolio = Admissions dans un portefeuille à décider
report-kind-cluster-rule-infeasible = Règles de cluster que personne ne peut remplir
report-kind-cluster-rule-empty = Règles de cluster sans cluster
report-kind-cluster-rule-too-few = Moins de clusters que demandé
report-kind-cluster-label-short = Mentions que personne ne peut porter
report-kind-cluster-seats-short = Clusters à qui il manque des postes dédiés
report-kind-cluster-seats-idle = Postes réservés sans cluster
report-kind-cluster-group-split = Groupes de sociétés répartis sur plusieurs clusters
report-kind-cluster-pin-impossible = Épingles qui contredisent la règle
report-kind-cluster-pin-broken = Épingles de cluster non respectées
report-kind-cluster-pins-cost = Ce que coûtent les épingles de cluster
report-kind-cluster-exception-unknown = Dérogations qui accordent une règle de cluster inconnue
report-kind-cluster-exception-unmet = Dérogations qu’aucun cluster ne peut satisfaire
report-kind-coverage-no-contact = Partenaires sans interlocuteur
report-kind-coverage-no-territory = Partenaires hors de tout territoire
report-kind-coverage-by-default = Partenaires qu’aucune fonction ne prend
report-kind-coverage-role-unseated = Fonctions sans poste là où il en faut
report-kind-coverage-seat-vacant = Postes vacants
report-kind-coverage-seat-proposed = Postes à ouvrir
report-kind-coverage-seats-proposed = Fonctions qui ont moins de postes que demandé
report-kind-coverage-seats-over = Fonctions qui ont plus de postes que permis
report-kind-coverage-seat-role = Postes d’une fonction inconnue
report-kind-coverage-seat-territory = Postes d’un territoire inconnu
report-kind-coverage-seat-market = Postes d’un marché que leur fonction ne suit pas
report-kind-coverage-seat-unit = Postes d’une entité qui n’emploie pas leur fonction
report-kind-coverage-seat-shared = Postes tenus à plusieurs
report-kind-coverage-short = Postes qui ont ensemble plus de travail que d’heures
report-kind-coverage-overload = Postes qui ont plus de travail que d’heures
report-kind-coverage-crowded = Postes qui ont plus de partenaires que permis
report-kind-coverage-pin-broken = Épingles d’interlocuteur non respectées
report-kind-cluster-seats-unasked = Postes réservés au-delà de ce que la règle demande
report-kind-cluster-seat-role = Postes réservés d’une fonction que la règle ne demande pas
report-kind-cluster-pin-conflict = Épingles de cluster qui se contredisent
report-kind-cluster-pin-unasked = Épingles de cluster sans effet
report-kind-cluster-exception-own = Dérogations sur les clusters approuvées par leur auteur
report-kind-cluster-exception-conflict = Dérogations sur les clusters qui se contredisent
report-kind-cluster-exception-cost = Ce que coûtent les dérogations aux clusters
report-kind-cluster-exception-place = Places que des dérogations prennent dans les clusters
report-kind-cluster-tier-exception-lost = Catégories accordées qu’aucun cluster ne peut accueillir
report-kind-coverage-pin-conflict = Épingles d’interlocuteur qui se contredisent
report-kind-coverage-pin-contact = Épingles qui coûtent un contact de plus
report-kind-coverage-pin-role = Épingles qui coûtent une fonction
report-kind-coverage-pin-limit = Épingles au-delà des contacts permis
report-kind-coverage-pin-overload = Épingles sur des postes surchargés
report-kind-coverage-pin-crowds = Épingles sur des postes qui ont trop de partenaires
report-kind-coverage-exception-own = Dérogations sur les contacts approuvées par leur auteur
report-kind-coverage-exception-conflict = Dérogations sur les contacts qui se contredisent
report-kind-coverage-exception-number = Dérogations sur les contacts sans nombre
report-kind-coverage-exception-more = Dérogations qui permettent plus de contacts
report-kind-coverage-exception-fewer = Dérogations qui permettent moins de contacts

# Provenance
report-replay = La même politique, le même registre, les mêmes fiches et la même graine donnent le même plan, à l’octet près. Sur un carnet dans cet état, cette commande le refait :
report-replay-edited = Ce plan est celui du scénario { $number }, modifié depuis son calcul, qui donne maintenant un autre plan. Ce qui est montré ici reste dans le carnet. Cette commande calcule le scénario tel qu’il est maintenant, comme « Calculer » sur sa page du bureau :
report-plan = Plan
report-policy = Politique
report-version = version
report-digest-ledger = État du registre
report-digest-records = État des fiches
report-digest-policy = Empreinte de la politique
report-seed = Graine
report-search-work = Travail de la recherche
report-work-units = { $count } unités au plus, jamais une horloge
report-engine = Version du calcul
report-receipts = Reçus des étapes
report-stage = Étape
report-digest = Empreinte
report-stage-measures = Mesures
report-stage-tiers = Catégories
report-stage-clusters = Clusters
report-stage-coverage = Couverture
report-stage-comparison = Comparaison

# Le classeur
report-sheet-summary = Résumé
report-sheet-partners = Partenaires
report-sheet-clusters = Clusters
report-sheet-contacts = Contacts
report-sheet-seats = Postes
report-sheet-territories = Territoires
report-sheet-moves = Changements
report-sheet-findings = Constats
report-sheet-provenance = Provenance
report-identifier = Identifiant
report-name = Nom
report-figure = Mesure
report-before = Aujourd’hui
report-after = Plan
report-basis = Fondement
report-tier-before = Catégorie aujourd’hui
report-primary = Interlocuteur principal
report-primary-role-title = Fonction de l’interlocuteur principal
report-contacts-before = Contacts aujourd’hui
report-contacts-after = Contacts dans le plan
report-relations-kept = Relations conservées
report-growth = Croissance
report-several = Multi-spécialiste
report-reason = Pourquoi cette catégorie
report-not-met = Ce qui manque pour la suivante
report-smallest = Plus petit changement
report-explained-some = Les raisons sont écrites pour les partenaires qui passent d’une catégorie à une autre ; « maillage explain » donne celles de tout autre.
report-kind-of-move = Quoi
report-severity = Gravité
report-kind-of-finding = Sorte
report-text = Constat
report-load = Charge (h par an)
report-capacity-hours = Capacité (h par an)
report-most-partners = Partenaires au plus
report-state = État
report-label = Mention
report-least = Total minimal
report-common = En commun
report-largest-leaves = Si le plus grand membre partait
report-is-primary = Principal
report-known-today = Connu aujourd’hui
report-people-before = Personnes aujourd’hui
report-people-after = Personnes dans le plan
report-yes = oui
report-no = non
report-day = Jour
report-command = Commande
report-edited = Scénario, modifié depuis
report-value = Valeur
report-summary-partners = Partenaires
report-summary-mean = Contacts par partenaire
report-summary-mean-several = Contacts par multi-spécialiste
report-summary-contacts = Contacts en tout
report-summary-one = Partenaires à un seul interlocuteur
report-summary-people = Personnes en relation avec les partenaires
report-summary-kept = Relations conservées (part)
report-summary-long = Relations de trois ans et plus conservées (part)
report-summary-changed = Partenaires qui changent d’interlocuteur principal (part)
report-summary-changed-revenue = Chiffre d’affaires qui change d’interlocuteur principal (part)
report-summary-tier = Partenaires : { $tier }
report-summary-clusters = Clusters
report-summary-refused = Candidats refusés
report-summary-gini = Gini des heures : { $role }
report-summary-used = Charge : { $role }
report-sheet-rulings = Décisions
report-falls-on = Tombe le
report-rule = Règle
report-since = Depuis
report-number = Numéro
report-kind-of-ruling = Sorte
report-author = Auteur
report-approver = Approuvé par
report-code = Code
report-contact-kept = conservé
report-contact-new = nouveau
report-contact-ends = prend fin
report-ruling-decision = Décision
report-ruling-exception = Dérogation
report-ruling-pin = Épingle
report-version-of-policy = Version de la politique
report-serves = Sert
report-contact-person = Personne
