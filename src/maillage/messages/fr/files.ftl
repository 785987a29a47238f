files-empty = Le fichier est vide. Demandez le fichier entier à son expéditeur.
files-big = Le fichier pèse { $size } octets ; au plus { $most } sont lus. Demandez-le en plusieurs parties, une par mois par exemple.
files-growing = Le fichier a changé pendant sa lecture : sa copie n’est sans doute pas finie. Attendez qu’il soit complet, puis recommencez.
files-is-workbook = C’est un classeur ou une archive ZIP, et non du texte CSV. Écrivez « format: xlsx » sous « source » dans la table de correspondance, ou enregistrez le fichier au format CSV.
files-gzip-broken = Le fichier compressé (gzip) est abîmé. Demandez-le à nouveau.
files-gzip-truncated = Le fichier compressé (gzip) s’arrête avant sa fin : le transfert a été coupé. Demandez-le à nouveau.
files-bomb = Le fichier se déploie à plus de { $ratio } fois ses { $size } octets, ou au-delà de la limite : il est refusé, car dangereux. Demandez-le sans compression.
files-encoding = L’octet { $byte } dans « { $value } » n’existe pas dans l’encodage { $encoding }. Corrigez « encoding » sous « source » dans la table de correspondance (« detect » le cherche), ou enregistrez le fichier en UTF-8.
files-encoding-other = La table de correspondance dit { $encoding }, mais le fichier est en UTF-8 (« { $value } »). Écrivez « encoding: detect » ou « utf-8 » sous « source » dans la table de correspondance.
files-encoding-mixed = Le fichier mélange les encodages : cette ligne (« { $value } ») n’est pas en UTF-8, alors que la ligne { $other } l’est. Il a sans doute été collé à partir de plusieurs fichiers : enregistrez-le à nouveau en UTF-8.
files-latin = L’encodage supposé est latin-1, le dernier essayé. Vérifiez quelques noms accentués, et écrivez le bon encodage sous « source » dans la table de correspondance.
files-nul = Le texte « { $value } » contient un caractère NUL, qu’aucun fichier CSV ne contient : le fichier est abîmé, ou il est en UTF-16 (écrivez alors « encoding: utf-16 » sous « source » dans la table de correspondance).
files-mark = « { $mark } » ne peut pas servir de { $name }. Écrivez un seul caractère simple, comme ; ou , sous « source » dans la table de correspondance.
files-delimiter = L’en-tête n’a pas été séparé par « { $delimiter } » : « { $value } ». Écrivez delimiter: "{ $other }" sous « source » dans la table de correspondance.
files-no-header = La table de correspondance attend les noms des colonnes à la rangée { $row }, mais le fichier n’a { $rows ->
    [one] qu’une rangée
   *[other] que { $rows } rangées
}. Corrigez « header » sous « source » dans la table de correspondance.
files-no-names = Cette rangée devrait porter les noms des colonnes, mais elle est vide. Corrigez « header » sous « source » dans la table de correspondance : le numéro de la rangée, ou 0 s’il n’y en a pas.
files-header-twice = Le nom de colonne « { $name } » apparaît deux fois (colonne { $first } et ici) : impossible de savoir laquelle est visée. Renommez l’une des deux.
files-columns = L’en-tête compte { $columns } colonnes ; au plus { $most } sont lues. Supprimez celles qui ne servent pas.
files-line-long = Cette ligne dépasse { $most } octets : « { $value } ». Une fin de ligne manque sans doute ; demandez le fichier à nouveau.
files-cell-long = La cellule de la colonne « { $name } » dépasse { $most } caractères : « { $value } ». Un guillemet manque sans doute ; corrigez la ligne.
files-rows = Le fichier compte plus de { $most } rangées. Demandez-le en plusieurs parties.
files-cells = Le fichier compte plus de { $most } cellules. Demandez-le en plusieurs parties, ou au format CSV.
files-quote-open = Un guillemet s’ouvre ici et ne se ferme pas correctement : « { $value } ». Fermez-le, doublez les guillemets à l’intérieur du texte, ou écrivez « quote: null » sous « source » dans la table de correspondance si le fichier n’en utilise pas.
files-ragged = Cette ligne a { $actual } cellules alors que l’en-tête en a { $expected }. Corrigez-la, ou mettez entre guillemets la cellule qui contient le séparateur.
files-mostly-ragged = { $bad } rangées sur { $rows } n’ont pas autant de cellules que l’en-tête ({ $expected }) ; la première en a { $actual } : « { $value } ». Le séparateur, le guillemet ou la rangée d’en-tête de la table de correspondance est sans doute faux.
files-truncated = Le fichier s’arrête au milieu de sa dernière ligne ({ $actual } cellules sur { $expected }) : « { $value } ». Le transfert a été coupé ; demandez le fichier entier.
files-not-workbook = Ce n’est pas un fichier XLSX. Enregistrez-le comme « Classeur Excel (.xlsx) », ou écrivez « format: csv » sous « source » dans la table de correspondance.
files-old-workbook = C’est un ancien fichier Excel (.xls), ou un fichier chiffré. Ouvrez-le et enregistrez-le sans mot de passe comme « Classeur Excel (.xlsx) ».
files-workbook-broken = Le fichier XLSX est abîmé et ne peut pas être lu. Ouvrez-le dans un tableur et enregistrez-le à nouveau.
files-parts = Le fichier XLSX est fait de { $parts } parties ; au plus { $most } sont lues. Copiez le tableau dans un nouveau classeur.
files-active = Le fichier XLSX contient des macros ou des objets incorporés ({ $part }), qui ne sont jamais lus. Copiez les valeurs dans un nouveau classeur sans macro.
files-linked = Le fichier XLSX est lié à un autre classeur ({ $part }). Copiez les valeurs dans un nouveau classeur (Collage spécial, Valeurs).
files-entities = Le fichier XLSX déclare des entités XML ({ $part }), ce qu’aucun tableur ne fait : il est refusé, car dangereux. Copiez le tableau dans un nouveau classeur.
files-sheet = Il n’y a pas de feuille « { $sheet } ». Feuilles du fichier : { $known }. Corrigez « sheet » sous « source » dans la table de correspondance.
files-formula = Cette cellule contient une formule ({ $value }), et les formules ne sont jamais calculées. Copiez la colonne et collez-la comme valeurs.
files-number-long = Cette cellule contient un nombre de plus de 15 chiffres ({ $value }) : le tableur a déjà perdu les derniers. Mettez la colonne au format texte et saisissez le nombre à nouveau.
files-error-cell = Cette cellule contient une erreur de tableur ({ $value }). Corrigez la cellule.
files-memory = La lecture du fichier demande plus que les { $most } Mio de mémoire accordés. Demandez-le en plusieurs parties, ou au format CSV.
files-time = La lecture du fichier demande plus que les { $most } secondes accordées. Demandez-le en plusieurs parties, ou au format CSV.
files-reader-ended = Le fichier a fait échouer son lecteur (code { $status }) ; rien n’a été modifié. Ouvrez-le dans un tableur et enregistrez-le à nouveau.
delivery-no-mapping = Il n’y a pas de table de correspondance « { $mapping } » dans { $folder } (celles qui s’y trouvent : { $known }). Nommez l’une d’elles, ou donnez le chemin d’un fichier .yaml.
delivery-no-column = Le fichier n’a pas de colonne « { $name } », que la table de correspondance lit. Colonnes du fichier : { $known }. Corrigez l’en-tête, ou la table de correspondance.
delivery-conflict = Une ligne qui porte ce numéro est connue avec un autre contenu (document { $value }). Pour la corriger, annulez son document puis envoyez les bonnes lignes sous un nouveau numéro.
delivery-overlap = Rien de { $file } n’a été repris, car il couvre des jours déjà couverts. Vérifiez qu’il s’agit bien de lignes nouvelles, puis ajoutez --overlap.
delivery-ending = { $count ->
    [one] Une ligne enregistrée de { $table } n’est pas dans le fichier, qui est la table entière : elle prend fin quand le fichier est accepté ({ $first }). Si elle doit rester, complétez le fichier.
   *[other] { $count } lignes enregistrées de { $table } ne sont pas dans le fichier, qui est la table entière : elles prennent fin quand le fichier est accepté. Les premières : { $first }. Si elles doivent rester, complétez le fichier.
}
delivery-not-ending = { $count ->
    [one] Une ligne enregistrée de { $table } n’est pas parmi celles qui ont été lues ({ $first }). Elle reste, car des lignes du fichier sont en quarantaine ou c’est un fichier de quarantaine corrigé. Corrigez le fichier d’origine et renvoyez-le.
   *[other] { $count } lignes enregistrées de { $table } ne sont pas parmi celles qui ont été lues. Elles restent, car des lignes du fichier sont en quarantaine ou c’est un fichier de quarantaine corrigé. Les premières : { $first }. Corrigez le fichier d’origine et renvoyez-le.
}
delivery-unknown-name = { $count ->
    [one] La colonne { $column } nomme « { $first } », que la table { $table } ne contient pas encore. Ses lignes sont reprises ; une règle qui lit cette fiche les ignore tant qu’elle manque. Reprenez aussi { $table }, ou corrigez le nom.
   *[other] La colonne { $column } contient { $count } noms que la table { $table } ne contient pas encore ({ $count ->
        [2] {""}
        [3] {""}
        [4] {""}
        [5] {""}
       *[other] {"par exemple "}
    }{ $first }). Leurs lignes sont reprises ; une règle qui lit ces fiches les ignore tant qu’elles manquent. Reprenez aussi { $table }, ou corrigez les noms.
}
delivery-head = { $file } → table { $table }, correspondance « { $mapping } », lu en { $encoding }
delivery-read = { $read ->
    [0] Aucune ligne lue
    [one] Une ligne lue
   *[other] { $read } lignes lues
} : { $accepted ->
    [0] aucune rangée acceptée
    [one] une rangée acceptée
   *[other] { $accepted } rangées acceptées
}, { $quarantined ->
    [0] aucune ligne en quarantaine
    [one] une ligne en quarantaine
   *[other] { $quarantined } lignes en quarantaine
}{ $left ->
    [0] {""}
    [one] , une laissée de côté par la correspondance
   *[other] , { $left } laissées de côté par la correspondance
}.
delivery-book = Dans le carnet : { $fresh } nouvelles, { $replaced } remplacées, { $already } déjà là, { $repeated } répétées dans le fichier, { $conflicts } en conflit.
delivery-total-what = Total
delivery-total-file = dans le fichier
delivery-total-read = dans le fichier
delivery-total-accepted = accepté
delivery-total-quarantined = en quarantaine
delivery-total-left_out = laissé de côté
delivery-cause-lines = { $lines ->
    [one] En quarantaine : ligne { $first }.
   *[other] En quarantaine : { $lines } lignes ({ $first }{ $more ->
        [0] {""}
       *[other] {" "}…
    }).
}
delivery-checked = Rien n’a été modifié. « maillage intake accept » avec les mêmes mots reprend le fichier.
delivery-accepted = Repris : lot { $batch }.
delivery-same = Le carnet contient déjà tout cela : rien n’a été modifié.
delivery-nothing = Aucune rangée n’a pu être reprise : rien n’a été modifié.
delivery-quarantine = Lignes refusées : { $place }. Corrigez-les dans ce fichier et prenez-le avec la même table de correspondance et --overlap, ou corrigez le fichier d’origine et renvoyez-le.
delivery-none = Aucun fichier n’a encore été repris. Commencez par « maillage intake check FICHIER --mapping NOM ».
delivery-batch = lot
delivery-table = table
delivery-file = fichier
delivery-sender = expéditeur
delivery-days = jours
delivery-rows = rangées
delivery-refused = en quarantaine
files-no-file = Ce n’est pas un fichier ordinaire, mais un dossier, un tube ou un périphérique. Donnez le chemin d’un fichier CSV ou XLSX.
files-unreadable = Le fichier ne peut être lu ({ $reason }). Vérifiez qui a le droit de le lire, et le disque où il se trouve.
files-part-twice = Le fichier XLSX contient deux fois la partie { $part } : deux programmes pourraient y lire deux tableaux différents. Il est refusé comme dangereux. Ouvrez-le dans un tableur, vérifiez-le et enregistrez-le de nouveau.
files-part-name = Le fichier XLSX contient une partie au nom dangereux ({ $part }), qu’aucun tableur n’écrit. Copiez le tableau dans un nouveau classeur.
files-workbook-order = Les lignes ou les cellules de la feuille ne sont pas dans l’ordre ici, ce qu’aucun tableur n’écrit : certaines seraient perdues. Ouvrez le fichier dans un tableur, vérifiez-le et enregistrez-le de nouveau.
