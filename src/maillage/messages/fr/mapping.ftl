mapping-table = Il n’y a pas de table « { $name } ». Le nom le plus proche est « { $near } » ; la référence des formats les cite toutes.
mapping-column = La table « { $table } » n’a pas de colonne « { $name } ». Le nom le plus proche est « { $near } ».
mapping-required = La table « { $table } » demande la colonne « { $name } ». Ajoutez-lui une règle sous « columns ».
mapping-constant = La colonne « { $name } » ne peut valoir « { $value } ». Admis : { $allowed }.
mapping-expression = « { $value } » n’est pas une expression régulière utilisable ici (RE2 ; « parse » demande un groupe nommé value). Corrigez-la.
