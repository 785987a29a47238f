# Les fichiers au bureau : déposés, lus par une correspondance, pris en compte, corrigés.
upload-none = Aucun fichier n’est arrivé avec la demande. Choisissez un fichier, puis envoyez-le.
upload-empty = Le fichier { $file } est vide ; rien n’a été gardé. Demandez le fichier entier à son expéditeur.
upload-twice = Deux des fichiers s’appellent { $file } ; rien n’a été gardé. Renommez l’un des deux, puis renvoyez-les.
upload-big = Les fichiers pèsent plus de { $most } Mio, au-delà de ce qui se lit ; rien n’a été gardé. Demandez-les en plusieurs parties, une par mois par exemple.
upload-cut = Le fichier { $file } n’est pas arrivé entier, soit { $length } octets ; rien n’a été gardé. Renvoyez-le.
upload-no-room = Le serveur n’a plus de place pour ce fichier ; rien n’a été gardé. Prévenez qui s’occupe du serveur, puis renvoyez-le.
upload-no-mapping = Le carnet n’a pas de correspondance « { $mapping } ». Choisissez l’une de celles que la page propose, ou écrivez-en une.
upload-beside = La correspondance consulte aussi le fichier { $file }, qui n’a pas été envoyé avec celui-ci. Déposez les deux ensemble, celui à prendre en compte en premier.
upload-changed = Entre-temps, { $file } donne autre chose que ce que vous avez vu : la correspondance a changé. Rien n’a été pris en compte ; vérifiez le fichier à nouveau.
mapping-name = « { $name } » ne peut pas être le nom d’une correspondance. Des minuscules, des chiffres et des traits d’union, 60 au plus, une lettre ou un chiffre en tête.
mapping-taken = Le carnet a déjà une correspondance « { $name } », et ce qui a été lu par elle doit rester explicable. Choisissez un autre nom.
quarantine-form = Le fichier { $file } de la quarantaine n’a plus la forme dans laquelle il a été écrit : quelqu’un l’a enregistré autrement. Vérifiez-le et prenez-le en compte avec « maillage intake », par sa correspondance.
quarantine-origin = Personne n’a gardé par quelle correspondance les lignes de { $batch } ont été lues. Corrigez son fichier et prenez-le en compte avec « maillage intake ».
quarantine-gone = { $count ->
    [one] La ligne { $first } n’attend plus : quelqu’un l’a réglée entre-temps. Rien n’a été changé.
   *[other] { $count } lignes n’attendent plus (la première : { $first }) : quelqu’un les a réglées entre-temps. Rien n’a été changé.
}
intake-stage-read = lecture du fichier
intake-stage-map = lecture des cellules par la correspondance
intake-stage-compare = comparaison avec le carnet
intake-stage-post = prise en compte
desk-job-kind-intake-check = Vérification d’un fichier
desk-job-kind-intake-load = Prise en compte d’un fichier
desk-log-load = a pris un fichier en compte
desk-log-settle = a réglé des lignes en quarantaine
desk-log-keep-mapping = a gardé une correspondance
desk-menu-files = Fichiers
desk-files-drop = Envoyer un fichier
desk-files-drop-here = Déposez un fichier ici, ou choisissez-en un
desk-files-drop-help = CSV (compressé aussi, .gz) ou XLSX, { $most } Mio au plus. Envoyez aussi les fichiers que la correspondance consulte, après celui à prendre en compte. Rien n’est changé avant que vous ayez vu ce qui se passerait.
desk-files-send = Envoyer
desk-files-waiting = En attente de vous
desk-files-file = Fichier
desk-files-size = Taille
desk-files-bytes = { $kib } Kio
desk-files-by = Envoyé par
desk-files-received = Reçu (UTC)
desk-files-received-at = reçu le { $moment } (UTC)
desk-files-beside = Avec lui : { $names }
desk-files-quarantine = Lignes en quarantaine
desk-files-lines = Lignes
desk-files-first-cause = Cause la plus fréquente
desk-files-more-causes = { $count ->
    [one] Une autre cause.
   *[other] { $count } autres causes.
}
desk-files-no-origin = Écrites avant que le bureau garde d’où viennent les lignes : corrigez le fichier lui-même et prenez-le en compte avec « maillage intake ».
desk-files-quarantine-none = Aucune ligne n’attend. Une ligne illisible n’est jamais perdue : elle attend ici, avec ses raisons, que quelqu’un la corrige.
desk-files-taken = Pris en compte
desk-files-table = Table
desk-files-sender = Expéditeur
desk-files-days = Jours
desk-files-rows = Lignes
desk-files-refused = En quarantaine
desk-files-taken-none = Aucun fichier n’a encore été pris en compte. Envoyez le rapport d’un grossiste ou la liste de vos partenaires, choisissez comment il se lit, et regardez ce qui se passerait.
desk-files-done-taken = Le fichier a été pris en compte.
desk-files-done-settled = Plus aucune ligne de ce fichier n’attend.
desk-files-step-mapping = Comment il se lit
desk-files-step-findings = Ce qui se passerait
desk-files-step-accept = Pris en compte
desk-files-choose = Comment se lit-il ?
desk-files-mapping = Correspondance
desk-files-mapping-none = Aucune pour l’instant
desk-files-fits = Celles qui vont à ce fichier
desk-files-fits-not = Les autres
desk-files-write = Écrire une correspondance pour ce fichier
desk-files-write-from = En écrire une à partir de { $name }
desk-files-discard = Écarter le fichier
desk-files-check = Vérifier le fichier entier
desk-files-check-help = Cela ne change rien.
desk-files-looks = { $count ->
    [one] Le fichier a une colonne. Choisissez une correspondance, ou écrivez-en une.
   *[other] Le fichier a { $count } colonnes. Choisissez une correspondance, ou écrivez-en une.
}
desk-files-as-it-is = Les premières lignes telles quelles
desk-files-preview = Ce que deviennent les premières lignes
desk-files-preview-told = { $read ->
    [one] Une ligne examinée, pour la table { $table }
   *[other] { $read } lignes examinées, pour la table { $table }
}{ $refused ->
    [0] {"."}
    [one] {" "}; l’une d’elles attendrait en quarantaine.
   *[other] {" "}; { $refused } d’entre elles attendraient en quarantaine.
}
desk-files-line = Ligne
desk-files-form = La forme du fichier
desk-files-format = Type de fichier
desk-files-format-csv = CSV
desk-files-format-xlsx = XLSX (classeur)
desk-files-delimiter = Entre deux cellules
desk-files-tab = tabulation
desk-files-header = Rang des noms de colonnes (0 : aucun)
desk-files-date = Les jours s’écrivent
desk-files-decimal = Décimales
desk-files-thousands = Milliers
desk-files-columns = Ce que veulent dire ses colonnes
desk-files-columns-help = Choisissez pour chaque colonne du fichier ce qu’elle devient ; celles marquées * sont nécessaires. Ce que d’autres correspondances disent déjà est proposé.
desk-files-column = Colonne
desk-files-first-cells = Premières cellules
desk-files-becomes = Devient
desk-files-left-alone = – pas lue –
desk-files-constants = Nécessaires, et dans aucune colonne : la même valeur à chaque ligne
desk-files-keep = Garder la correspondance
desk-files-name = Nom
desk-files-name-help = Des minuscules, des chiffres et des traits d’union, par exemple atlas-ventes. Une correspondance ne change plus ensuite ; une meilleure prend un autre nom.
desk-files-keep-it = Le garder et s’en servir
desk-files-as-text = Continuer en texte
desk-files-text = La correspondance en texte
desk-files-again = Revenir à la correspondance
desk-files-count-read = lignes lues
desk-files-count-fresh = nouvelles
desk-files-count-replaced = remplacées
desk-files-count-already = déjà dans le carnet
desk-files-count-repeated = répétées dans le fichier
desk-files-count-left_out = laissées de côté par la correspondance
desk-files-count-ended = prennent fin
desk-files-count-quarantined = en quarantaine
desk-files-count-conflicts = en conflit
desk-files-twice = Le carnet contient déjà tout cela : prendre ce fichier en compte une fois de plus ne change rien.
desk-files-causes = Pourquoi des lignes attendraient en quarantaine
desk-files-causes-help = Les autres lignes comptent pendant ce temps. Si la faute est à la correspondance plutôt qu’au fichier, écrivez-en une meilleure avant de prendre le fichier en compte.
desk-files-why = Cause et remède
desk-files-which = Lesquelles
desk-files-notes = Bon à savoir
desk-files-sums = Totaux
desk-files-currency = Devise
desk-files-sum-file = dans le fichier
desk-files-sum-read = dans le fichier
desk-files-sum-accepted = acceptés
desk-files-sum-quarantined = en quarantaine
desk-files-sum-left_out = laissés de côté
desk-files-accept = Prendre le fichier en compte
desk-files-accept-text = { $fresh ->
    [0] Rien de nouveau n’entrerait dans le carnet
    [one] Une ligne entrerait dans le carnet
   *[other] { $fresh } lignes entreraient dans le carnet
}{ $quarantined ->
    [0] {"."}
    [one] {" "}; une ligne attendrait en quarantaine, où vous pourrez la corriger.
   *[other] {" "}; { $quarantined } lignes attendraient en quarantaine, où vous pourrez les corriger.
}
desk-files-overlap = J’ai vu que des fichiers antérieurs couvrent les mêmes jours : ces lignes-ci sont nouvelles.
desk-files-accept-it = Le prendre en compte
desk-files-quarantine-of = En quarantaine : { $file }
desk-files-quarantine-told = { $lines ->
    [one] Une ligne attend ; elle a été lue par la correspondance { $mapping }.
   *[other] { $lines } lignes attendent ; elles ont été lues par la correspondance { $mapping }.
}
desk-files-quarantine-file = Les lignes sous forme de fichier
desk-files-all-lines = Toutes les lignes
desk-files-cause-tab = { $column } ({ $count })
desk-files-line-number = Ligne { $line }
desk-files-cells = Ses cellules
desk-files-whole-line = La ligne entière
desk-files-other-cells = Ses autres cellules
desk-files-send-again = Renvoyer cette ligne
desk-files-send-all = { $count ->
    [one] Renvoyer cette ligne
   *[other] Renvoyer les { $count } lignes de cette page
}
desk-files-give-up = Abandonner cette ligne
desk-files-settled = { $taken ->
    [0] Aucune ligne n’a été prise en compte
    [one] Une ligne a été prise en compte
   *[other] { $taken } lignes ont été prises en compte
}{ $refused ->
    [0] {""}
    [one] , une est encore refusée
   *[other] , { $refused } sont encore refusées
}{ $dropped ->
    [0] {""}
    [one] , une a été abandonnée
   *[other] , { $dropped } ont été abandonnées
}.
