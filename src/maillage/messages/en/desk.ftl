# The desk: what its pages say beside the words of the report.
desk-skip = Skip to the content
desk-menu = Pages
desk-menu-today = Today
desk-menu-partners = Partners
desk-menu-changes = Changes
desk-menu-clusters = Clusters
desk-menu-workload = Workload
desk-menu-accounts = Accounts
desk-menu-group-organisation = Organisation
desk-menu-group-preparation = Preparation
desk-menu-group-operation = Operation
desk-language-fr = Français
desk-language-en = English
desk-sign-in = Sign in
desk-sign-out = Sign out
desk-sign-in-help = Accounts are given by the administrator of your channel organisation.
desk-version = version { $version }
desk-today-title = The organisation on { $day }
desk-today-mine = My part of the organisation
desk-moved-up = { $count ->
    [one] moves up
   *[other] move up
}
desk-moved-down = { $count ->
    [one] moves down
   *[other] move down
}
desk-moved-first = { $count ->
    [one] is placed for the first time
   *[other] are placed for the first time
}
desk-moved-lost = { $count ->
    [one] tier lost
   *[other] tiers lost
}
desk-soon = { $count ->
    [0] What changes within three months
   *[other] What changes within three months ({ $count })
}
desk-soon-none = Nothing falls due within three months.
desk-soon-more = { $count ->
    [one] See the one that follows
   *[other] See the { $count } others
}
desk-soon-counted = Counted from { $day }, the day as of which the plan was made.
desk-soon-falls = loses its tier { $what } if nothing changes
desk-soon-expires = competence on { $what } expires
desk-wrong = To look at
desk-no-seats = No seat of the plan is yours.
desk-search = Search
desk-search-hint = Name, identifier or SIREN
desk-all = All
desk-order = Order
desk-order-revenue = Revenue
desk-order-name = Name
desk-order-tier = Tier
desk-order-contacts = Contacts
desk-changed-only = Only those that change
desk-find = Find
desk-contact = Contact
desk-primary = Primary contact
desk-found = { $count ->
    [one] One partner of { $seen }.
   *[other] { $total } partners of { $seen }.
}
desk-found-none = No partner fits what you ask.
desk-found-all = Show all partners
desk-found-portfolio-empty = Your portfolio has no partner in this plan.
desk-pages = Pages of the list
desk-page-before = Back
desk-page-after = Next
desk-page-of = page { $page } of { $pages }
desk-was = before: { $what }
desk-identifier = Identifier
desk-partner-falls = This tier will be lost on { $day } if nothing changes.
desk-why-tier = Why this tier
desk-lift = The smallest change that would alter it
desk-who-talks = Who talks to it
desk-why-contacts = Why these people
desk-why-cluster = Its cluster
desk-others = { $count ->
    [one] One other member
   *[other] The { $count } other members
}
desk-cause-only = the only seat that the rule allows
desk-cause-kept = its holder knows the partner today
desk-cause-balance = it had the room
desk-cause-pin = somebody asked for it, on record
desk-measures = Measures and competences
desk-measured = What the policy measures
desk-value = { $value }
desk-competences = Competences on record
desk-competence = Competence
desk-technology = Technology
desk-expires = Expires
desk-competences-none = None is on record.
desk-certified = { $count ->
    [0] No certified person counts on this day.
    [one] One certified person counts on this day.
   *[other] { $count } certifications of people count on this day.
}
desk-changes-title = What changes on { $day }
desk-changes-none = Nothing changes.
desk-clusters-none = You see no partner that is in a cluster.
desk-account-name = Name
desk-account-email = Address
desk-account-roles = Roles
desk-account-closed = closed
desk-account-no-role = none yet
desk-accounts-how = To add somebody:
desk-role-director = channel director
desk-role-analyst = analyst
desk-role-approver = approver
desk-role-unit_manager = unit channel manager
desk-role-field = territory or cluster manager
desk-role-administrator = administrator
desk-missing-title = There is no such page
desk-missing-text = The address leads nowhere, or to something that is not yours to see.
desk-waiting-title = Your account has no role yet
desk-waiting-text = An administrator of your channel organisation has to give you one before there is something to see.
desk-missing-home = Go to the first page
desk-empty-title = Nothing is computed yet
desk-empty-text = This book has no plan yet. To get one:
desk-empty-files = Send the files: offerings and partners first, sales after.
desk-empty-policy = Read the policy that will apply, and adapt it.
desk-empty-build = Build the first plan.
desk-empty-build-asked = Have an analyst build the first plan.
desk-problem-title = This cannot be shown
desk-problem-undone = Nothing was done
desk-problem-back = Back to the page before
desk-confirm-title = Is it you?
desk-confirm-text = Before you change how you sign in, give your password again.
desk-confirm = Confirm
desk-password-title = Change the password
desk-keep = Keep
desk-code-title = Second factor
desk-code-text = Give the code that your authenticator shows, or one of your recovery codes.
desk-cancel = Cancel
desk-me-title = My account
desk-factor-title = Second factor
desk-factor-active = An authenticator is active: signing in asks for its code.
desk-factor-none = Signing in asks for your password only.
desk-factor-activate = Activate an authenticator
desk-factor-scan = Scan this picture with an authenticator, then give the code that it shows.
desk-factor-picture = Picture to scan
desk-factor-secret = Without a camera, enter this secret:
desk-factor-deactivate = Deactivate the authenticator
desk-factor-deactivate-text = Signing in will ask for your password only.
desk-recovery-title = Recovery codes
desk-recovery-text = Each of these codes replaces the authenticator once. Keep them where nobody else reads them.
desk-recovery-new = Make new recovery codes
desk-recovery-new-text = The codes that you have become void.
desk-back = Back
desk-menu-publications = Publications
desk-menu-log = Log
desk-on = On
desk-show = Show
desk-in-force = Publication { $number }, in force since { $day }
desk-draft = Draft: plan { $plan } has not been published, and nothing is in force on this day.
desk-proposal = Proposal
desk-proposal-number = Proposal { $number }
desk-publication = Publication
desk-publication-number = Publication { $number }
desk-effective = In force from
desk-author = Author
desk-publisher = Published by
desk-recorded = Recorded (UTC)
desk-grounds = Grounds
desk-plan = Plan
desk-published = Published
desk-published-none = Nothing has been published yet: put a plan forward, have somebody else approve it, publish it.
desk-waiting = Waiting for a verdict, or to be published
desk-returned = Returned
desk-propose = Put a plan forward
desk-plan-build = Build a plan
desk-plan-build-text = A plan is built from the sales and records as they are then, while you go on. It changes nothing: it can be compared, cloned and put forward.
desk-plan-build-day = Day as of which it is made
desk-plan-build-policy = Policy
desk-propose-empty = This book has no plan yet: build one above.
desk-propose-none = Every plan of the book was put forward: build another one above.
desk-approved = Approved
desk-sent-back = Returned
desk-verdict = Verdict
desk-verdict-mine = This proposal is your own: somebody else has to judge it.
desk-verdict-text = Your approval holds for exactly this content, once. To return the proposal, give grounds.
desk-approve = Approve
desk-send-back = Return
desk-publish = Publish
desk-publish-text = From { $day } on this is the organisation in force. A publication never changes; a later one corrects it.
desk-checklist = What to look at before
desk-content = Content (SHA-256)
desk-difference = What it changes
desk-proposal-policy = What it changes in the policy
desk-proposal-policy-text = With the publication, “{ $policy }” { $version } is added to the policies. This is what it says otherwise than the version in force on its first day.
desk-publication-policy = What it changed in the policy
desk-proposal-policy-brought = With the publication, “{ $policy }” { $version } was added to the policies. This is what it says otherwise than the version that was in force on its first day before.
desk-difference-first = Nothing is in force to compare with: this would be the first publication.
desk-difference-was-first = Nothing was in force to compare with: this is the first publication.
desk-difference-none = Nothing differs from publication { $number }.
desk-difference-text = { $count ->
    [one] One partner is treated differently than by publication { $number }.
   *[other] { $count } partners are treated differently than by publication { $number }.
}
desk-difference-tier = Tier: { $count }
desk-difference-cluster = Cluster: { $count }
desk-difference-primary = Primary contact: { $count }
desk-difference-contacts = Number of contacts: { $count }
desk-difference-joined = New: { $count }
desk-difference-left = Gone: { $count }
desk-what-between-tier = Tier
desk-what-between-cluster = Cluster
desk-what-between-primary = Primary contact
desk-what-between-contacts = Contacts
desk-what-between-joined = new
desk-what-between-left = gone
desk-log-holds = { $count ->
    [0] The log is empty; its head is
    [one] The chain of one entry holds; its head is
   *[other] The chain of { $count } entries holds; its head is
}
desk-log-number = No.
desk-log-who = Who
desk-log-what = What
desk-log-none = Nothing has been done yet.
desk-log-propose = put a plan forward
desk-log-judge = gave a verdict
desk-log-publish = published
