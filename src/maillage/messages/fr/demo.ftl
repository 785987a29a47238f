demo-differs = La démonstration ne donne pas le résultat attendu pour { $partners }. Signalez-le : c’est un défaut du programme.
demo-done = { $count ->
    [one] Un revendeur imaginaire essayé sous la politique ; le résultat est celui attendu.
   *[other] { $count } revendeurs imaginaires essayés sous la politique ; chaque résultat est celui attendu.
}
demo-drawing = Invention des revendeurs, de leurs ventes et de la couverture d’aujourd’hui …
demo-posting = Enregistrement des fiches et des lignes de vente …
demo-unsound = Le résultat de la démonstration n’est pas sain : { $parts }. Signalez-le : c’est un défaut du programme.
demo-next = Vérifié. Ouvrez { $page } dans un navigateur.
    Ensuite : « maillage plan show --book { $folder } », « maillage explain P000001 --book { $folder } », « maillage plan build --seed 2 --as-of 2026-07-01 --book { $folder } ».
