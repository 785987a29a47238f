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
