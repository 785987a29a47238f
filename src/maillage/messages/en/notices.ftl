# What a publication changes for somebody: in the application and by mail.
notice-subject = Publication { $number }: what changes for you from { $day } on
notice-summary = Publication { $number } of the organisation is in force from { $day } on. For you: { $counts }.
notice-greeting = Dear { $name },
notice-where = The details are on the page “For you” of your Maillage desk. This message was sent by a program; nobody reads answers to it.
notice-link = The details: { $address }
    This message was sent by a program; nobody reads answers to it.
notice-more = { $count ->
    [one] One more partner is not told here one by one.
   *[other] { $count } more partners are not told here one by one.
}
notice-count-first = { $count ->
    [one] the first organisation published, with one partner
   *[other] the first organisation published, with { $count } partners
}
notice-count-gained = { $count ->
    [one] one partner joins your portfolio
   *[other] { $count } partners join your portfolio
}
notice-count-lost = { $count ->
    [one] one leaves it
   *[other] { $count } leave it
}
notice-count-changed = { $count ->
    [one] one that stays is placed otherwise
   *[other] { $count } that stay are placed otherwise
}
notice-count-tier = { $count ->
    [one] one tier changes
   *[other] { $count } tiers change
}
notice-count-cluster = { $count ->
    [one] one cluster changes
   *[other] { $count } changes of cluster
}
notice-count-primary = { $count ->
    [one] one primary contact changes
   *[other] { $count } primary contacts change
}
notice-count-contacts = { $count ->
    [one] one partner has another number of contacts
   *[other] { $count } partners have another number of contacts
}
notice-count-joined = { $count ->
    [one] one new partner
   *[other] { $count } new partners
}
notice-count-left = { $count ->
    [one] one partner gone
   *[other] { $count } partners gone
}
notice-gained = { $partner } joins your portfolio
notice-lost = { $partner } leaves your portfolio
notice-changed = { $partner } changes
notice-new = It is new in the organisation.
notice-lost-left = It is no part of the organisation any more.
notice-lost-seat = None of your seats is in the new organisation.
notice-lost-tier = Its tier is { $new } now, which other roles or seats serve.
notice-lost-cluster = Its cluster is { $new } now, which other seats serve.
notice-lost-territory = It belongs to the territory { $new } now.
notice-lost-choice = The rule allowed several seats, and another one was chosen.
notices-announce = Looking for what changes for everybody
notices-send = Sending mails
notices-told = { $made ->
    [one] One notice made
   *[other] { $made } notices made
}, { $sent ->
    [one] one mail sent
   *[other] { $sent } mails sent
}.
mail-address = The address by which mail is sent starts with “{ $scheme }”: write smtp://user:password@host:587, smtps://… or file:folder.
mail-failed = { $count ->
    [one] One mail did not go
   *[other] { $count } mails did not go
} ({ $gone } did): { $reason }. They wait; correct “mail” in maillage.yaml, then: maillage publication tell.
desk-job-kind-notices-tell = Telling of publications
desk-notices = For you
desk-notices-none = Nothing new for you. What a publication changes for your partners appears here, with its reasons.
desk-notices-all = All your notices
desk-notices-empty = You have had no notice yet. With each publication, what changes for your partners appears here, with its reasons.
desk-notice-read = Mark as read
desk-notice-was-read = Read on { $day }
desk-notice-unread = not read
desk-notice-look = See the organisation of that day
desk-notice-proposal = See what differs, partner by partner
