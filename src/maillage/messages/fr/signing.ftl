# Ce qui sort du bureau, ce qui est signé, et par quelle clé.
report-contacts-count = Interlocuteurs
report-currency = Devise
signing-key = Ce n’est pas la clé publique d’un carnet : donnez un fichier PEM (« BEGIN PUBLIC KEY », Ed25519), tel que « maillage publication key » l’écrit, ou le keys.json d’un bureau.
signing-none = Ce carnet n’a pas de clé pour signer. Créez-en une : maillage publication key
signing-lost = La moitié privée de la clé a disparu : { $file } n’existe pas. Restaurez-la, ou signez avec une nouvelle clé : maillage publication key --rotate
signature-form = Ce n’est pas un fichier signé, ou il est abîmé : un fichier signé est du JSON avec payload, protected et signature, signé par EdDSA.
signature-other = Le fichier dit avoir été signé par la clé { $said } ; la clé donnée est { $key }. Demandez cette clé à qui l’a publié.
signature-broken = Ce n’est pas ce que la clé { $key } a signé : le fichier a été modifié. Ne vous y fiez pas.
signature-holds = La signature est valable : { $kind }, signé par la clé { $key }
anchor-kind = Ce n’est pas l’ancre d’un journal, mais { $kind }.
anchor-written = La tête du journal, signée, est dans { $file }. Gardez-la là où personne qui tient le journal ne peut la modifier.
export-form = « { $file } » ne désigne aucun type de fichier connu : .xlsx, .csv, .json, ou .jws.json pour un fichier signé.
export-written = { $file } : publication { $number }, { $count ->
    [one] { $count } partenaire
   *[other] { $count } partenaires
}
desk-export = Exporter en
desk-export-do = Télécharger
desk-export-xlsx = classeur Excel
desk-export-csv = CSV
desk-export-json = JSON
desk-export-signed = fichier signé
desk-keys-text = Qui a un fichier signé le vérifie avec les clés publiques de ce bureau :
desk-log-anchor = Télécharger la tête, signée
desk-log-anchor-text = { " " }: gardée ailleurs, elle montre plus tard si le journal a été coupé ou réécrit.
desk-log-anchor-key = Une tête signée, gardée ailleurs, montre si le journal a été coupé. Il y faut une clé :
desk-log-export = a exporté une publication
desk-log-make-key = a créé une clé pour signer
