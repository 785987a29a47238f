# What is taken out of the desk, what is signed, and by which key.
report-contacts-count = Contacts
report-currency = Currency
signing-key = This is no public key of a book: give a PEM file (“BEGIN PUBLIC KEY”, Ed25519), as `maillage publication key` prints it, or the keys.json of a desk.
signing-none = This book has no key to sign with. Make one: maillage publication key
signing-lost = The private half of the key is gone: { $file } is not there. Restore it, or sign with a new one: maillage publication key --rotate
signature-form = This is no signed file, or it was damaged: a signed file is JSON with payload, protected and signature, and signed by EdDSA.
signature-other = The file says that the key { $said } has signed it; the key given is { $key }. Ask whoever published it for that key.
signature-broken = This is not what the key { $key } has signed: the file was changed. Do not rely on it.
signature-holds = The signature holds: { $kind }, signed by the key { $key }
anchor-kind = This is no anchor of a log, but { $kind }.
anchor-written = The head of the log, signed, is in { $file }. Keep it where nobody who keeps the log can change it.
export-form = “{ $file }” names no kind of file that is known: .xlsx, .csv, .json, or .jws.json for a signed one.
export-written = { $file }: publication { $number }, { $count ->
    [one] one partner
   *[other] { $count } partners
}
desk-export = Take it out as
desk-export-do = Download
desk-export-xlsx = Excel workbook
desk-export-csv = CSV
desk-export-json = JSON
desk-export-signed = signed file
desk-keys-text = Whoever has a signed file verifies it by the public keys of this desk:
desk-log-anchor = Download the head, signed
desk-log-anchor-text = : kept elsewhere, it shows later whether the log was cut or written anew.
desk-log-anchor-key = A signed head, kept elsewhere, shows whether the log was cut. It takes a key:
desk-log-export = took a publication out
desk-log-make-key = made a key to sign with
