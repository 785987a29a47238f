demo-differs = La démonstration ne donne pas le résultat attendu pour { $partners }. Signalez-le : c’est un défaut du programme.
demo-done = { $count ->
    [one] Un revendeur imaginaire essayé, le résultat est celui attendu.
   *[other] { $count } revendeurs imaginaires essayés ; chaque résultat est celui attendu.
 } Pour votre propre politique : « maillage policy try POLITIQUE.yaml --facts FAITS.csv --as-of AAAA-MM-JJ ».
