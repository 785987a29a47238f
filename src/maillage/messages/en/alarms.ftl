# Alarms: somebody is refused so often that an administrator should look.
desk-alarms = { $count ->
    [one] An account was refused many times
   *[other] { $count } accounts were refused many times
}
desk-alarm-text = { $who }, until { $moment }: refused { $count } times in ten minutes, of these { $tokens } by a token.
desk-alarm-seen = I have looked at it
desk-alarm-what = Somebody tries what is not theirs: out of error, or because a password or a token was taken. Ask them; where they know nothing of it, close the account, which ends its tokens too.
desk-log-alarm = was refused many times in a short time
desk-log-alarm-seen = looked at an alarm
desk-log-of-alarm = alarm
desk-log-of-refusals = refusals:
desk-log-of-by_token = by a token:
desk-action-alarms-read = see who was refused many times
desk-webhooks-event-alarm-raised = an account is refused many times in a short time
alarm-subject = { $who } was refused many times
alarm-link = Look at it here: { $address }
alarm-where = It stands on the page of accounts of the desk until somebody has looked at it.
alarm-mail-failed = { $count ->
    [one] One alarm was not told by mail
   *[other] { $count } alarms were not told by mail
}: { $reason }. It is tried again in a few minutes; correct “mail” in maillage.yaml.
