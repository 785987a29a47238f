policy-not-found = Il n’y a ni fichier « { $policy } », ni carnet dont le dossier { $folder } la contiendrait. Donnez le chemin d’un fichier .yaml, ou --book.
policy-which-version = La politique « { $policy } » a plusieurs versions. Ajoutez --as-of, ou nommez-en une : { $known }.
policy-readable = { $policy } est lisible ; chaque nom, unité et renvoi y convient (empreinte { $digest }).
