proposal-grounds = Say why this plan is put forward.
proposal-day = “{ $value }” is no day: write it as YYYY-MM-DD.
proposal-missing = There is no proposal { $number } in this book.
approval-own = Proposal { $number } is your own: somebody else has to judge it.
approval-given = Proposal { $number } has its verdict already.
approval-grounds = Say why proposal { $number } is returned.
approval-changed = Proposal { $number } is not what you have read: its plan was changed. Read it again, or have it put forward anew.
publication-unapproved = Proposal { $number } has not been approved.
publication-own = Proposal { $number } was approved by its author or by you: somebody else has to approve it.
publication-done = Proposal { $number } is published already.
publication-changed = The plan of proposal { $number } is not what was approved: have it put forward anew.
publication-moved = Somebody else has published meanwhile. Look at what is in force now before you publish proposal { $number }.
publication-altered = The files of plan { $plan } are not those of publication { $number }: they were changed since. Restore them from a back-up.
publication-none = Nothing is in force yet. As soon as the channel organisation publishes, your part of it stands here.
log-broken = Entry { $number } of the log is not what was written: it was changed, taken out, or put elsewhere.
log-cut = The log ({ $entries } entries) does not lead through { $anchor }: its end was cut, or it was written anew.
log-verified = { $entries ->
    [one] The log holds: one entry, head { $head }
   *[other] The log holds: { $entries } entries, head { $head }
}
publication-overtaken = On record, “{ $row }” in { $table } has changed since the plan of this proposal was made, which supposes something else there. Open a scenario anew, and have its plan put forward.
desk-log-publish-record = put on record what was published
desk-log-of-table = table
desk-log-of-rows = rows:
publication-policy = Plan { $plan } was made under another text of “{ $policy }” { $version } than the policies hold, and it cannot be added to them as it is. In the scenario, give the text a version of its own (version) and a first day (valid) no later than { $day }, then build the plan anew.
publication-policy-gone = Plan { $plan } was made under “{ $policy }” { $version } as the policies no longer have it. Build the plan anew.
publication-version-older = Plan { $plan } was made under “{ $policy }” { $version }, in force from { $start } on; but on { $effective }, from when the plan is to be in force, { $other } holds, from { $other_start } on. Build the plan anew under { $other } and put it forward, or publish this one nevertheless: whoever approves and publishes decides.
publication-version-newer = Plan { $plan } was made under “{ $policy }” { $version }, in force from { $start } on; but it is to be in force on { $effective } already, when { $other } holds, from { $other_start } on. Put the plan forward for a day from { $start } on, build it anew under { $other }, or publish this one nevertheless: whoever approves and publishes decides.
publication-version-none = Plan { $plan } was made under “{ $policy }” { $version }; but on { $effective }, from when the plan is to be in force, no version of that policy holds. Write the version that does and build the plan anew under it, or publish this one nevertheless: whoever approves and publishes decides.
desk-log-of-holds = though the policy then is
