init-done = Le carnet { $folder } est prêt ; il applique la politique « { $policy } ».
    Ensuite :
      1. Adaptez { $folder }/policies et { $folder }/mappings.
      2. maillage --help ; puis « maillage intake check FICHIER --mapping NOM --book { $folder } ».
      3. « maillage intake accept … », fichier par fichier : les offres et les partenaires d’abord, les ventes ensuite.
      4. « maillage plan build --book { $folder } --as-of AAAA-MM-JJ », puis « maillage plan report ».
