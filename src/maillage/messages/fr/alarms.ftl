# Alertes : quelqu’un est refusé si souvent qu’un administrateur devrait regarder.
desk-alarms = { $count ->
    [one] Un compte a été refusé de nombreuses fois
   *[other] { $count } comptes ont été refusés de nombreuses fois
}
desk-alarm-text = { $who }, jusqu’au { $moment } : { $count } refus en dix minutes, dont { $tokens } par un jeton.
desk-alarm-seen = J’ai regardé
desk-alarm-what = Quelqu’un essaie ce qui n’est pas à lui : par erreur, ou parce qu’un mot de passe ou un jeton a été pris. Demandez-lui ; s’il n’en sait rien, fermez le compte, ce qui met fin aussi à ses jetons.
desk-log-alarm = a été refusé de nombreuses fois en peu de temps
desk-log-alarm-seen = a regardé une alerte
desk-log-of-alarm = alerte
desk-log-of-refusals = refus :
desk-log-of-by_token = par un jeton :
desk-action-alarms-read = voir qui a été refusé de nombreuses fois
desk-webhooks-event-alarm-raised = un compte est refusé de nombreuses fois en peu de temps
alarm-subject = De nombreux refus pour { $who }
alarm-link = À regarder ici : { $address }
alarm-where = L’alerte reste sur la page des comptes du bureau jusqu’à ce que quelqu’un l’ait regardée.
alarm-mail-failed = { $count ->
    [one] Une alerte n’est pas partie par courriel
   *[other] { $count } alertes ne sont pas parties par courriel
} : { $reason }. Nouvel essai dans quelques minutes ; corrigez « mail » dans maillage.yaml.
