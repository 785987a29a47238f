report-kind = Channel organisation
report-title = { $policy }: plan of { $day }
report-none = none
report-contents = Contents

# In short
report-lead-contacts = { $partners ->
    [one] One partner deals
   *[other] { $partners } partners deal
 } with { $after } people each on average, instead of { $before } today: { $trend ->
    [fewer] { $saved } contacts fewer
    [more] { $saved } contacts more
   *[same] as many contacts
 } in all. The { $several } multi-specialists go from { $several_before } to { $several_after }. { $one } of all partners have a single contact, where { $one_before } have one today.
report-lead-unknown = { $partners ->
    [one] One partner deals
   *[other] { $partners } partners deal
 } with { $after } people each on average; { $one } have a single contact. Today’s contacts are not on record, so that the plan cannot be held against them.
report-lead-tiers = { $moved ->
    [0] No partner changes tier
    [one] One partner changes tier ({ $up } up, { $down } down)
   *[other] { $moved } partners change tier ({ $up } up, { $down } down)
 }{ $first ->
    [0] .
    [one] ; one is placed for the first time.
   *[other] ; { $first } are placed for the first time.
 }
report-lead-clusters = { $clusters ->
    [0] No cluster is formed
    [one] { $grouped } partners form one cluster
   *[other] { $grouped } partners form { $clusters } clusters
 }{ $refused ->
    [0] ; no candidate is left out.
    [one] ; one candidate fits in no valid cluster, and is told why.
   *[other] ; { $refused } candidates fit in no valid cluster, and are told why.
 }
report-lead-weakest = Every cluster reaches its threshold; the tightest, { $cluster }, by { $margin }.
report-lead-price = The price: { $changed ->
    [one] one partner gets
   *[other] { $changed } partners get
 } another primary contact ({ $share } of those whose contact is known today, { $revenue } of the revenue), and { $kept } of today’s relationships are kept, { $long } of those of three years and more.
report-calls = What needs a decision
report-calls-none = Nothing waits for a decision.
report-call-nobody = { $count ->
    [one] One partner has
   *[other] { $count } partners have
 } no contact at all
report-call-vacant = { $count ->
    [one] One vacant seat to fill
   *[other] { $count } vacant seats to fill
 }, for { $partners } partners
report-call-open = { $count ->
    [one] One seat to open
   *[other] { $count } seats to open
 }, for { $partners } partners
report-call-overloaded = { $count ->
    [one] One overloaded seat to relieve
   *[other] { $count } overloaded seats to relieve
 }, with { $partners } partners
report-call-awaited = { $count ->
    [one] One partner waits for its admission to be ruled on
   *[other] { $count } partners wait for their admission to be ruled on
 }
report-call-falling = { $count ->
    [one] One partner will lose its tier
   *[other] { $count } partners will lose their tier
 } unless something changes
report-call-refused = { $count ->
    [one] One candidate that no cluster can take
   *[other] { $count } candidates that no cluster can take
 }
report-call-pins = { $count ->
    [one] One pin that cannot be honoured
   *[other] { $count } pins that cannot be honoured
 }
report-aims = The three aims of the policy
report-aim-contacts = Fewer contacts
report-aim-contacts-text = people per partner. { $before } of the vendor’s people deal with partners today, { $after } in the plan.
report-aim-contacts-unknown = people per partner in the plan, by { $after } of the vendor’s people; today’s contacts are not on record.
report-aim-readable = Readable strategy
report-aim-readable-text = of the partners have one primary contact who answers for the whole offering. { $portfolios ->
    [0] { $tiers ->
        [one] One tier holds
       *[other] { $tiers } tiers hold
    } for everything that is sold
   *[other] { $tiers } tiers, beside those of { $portfolios } portfolios
 }{ $units ->
    [0] .
    [one] ; one business unit follows the policy.
   *[other] ; { $units } business units follow the same policy.
 }
report-aim-competent = More competences
report-aim-competent-text = of the partners count at least one on “{ $measure }” ({ $some }); { $three } count three or more. { $clusters ->
    [0] No cluster stands on shared technologies.
    [one] One cluster stands on shared technologies.
   *[other] { $clusters } clusters stand on shared technologies.
 }
report-aim-competent-none = The policy measures no competences.

# Sections
report-section-tiers = Tiers
report-section-contacts = Contacts before and after
report-section-territories = Territories
report-section-clusters = Clusters against their thresholds
report-section-workload = Workload
report-section-moves = Who moves, and why
report-section-rulings = Decisions, exceptions, pins
report-section-findings = Findings
report-section-provenance = Provenance

# Tiers
report-tiers-picture = The tiers as a pyramid, the highest on top; arrows show who crosses from one tier to another
report-tiers-arrows = Arrows: partners that this plan moves up (right) and down (left) across each line.
report-tiers-table = Partners and revenue by tier
report-tier = Tier
report-partners = Partners
report-share = Share
report-revenue = Revenue
report-arrived = Enter
report-left = Leave

# Contacts
report-contacts-text = A contact is a person of the vendor’s whom the partner has to deal with; a vacant seat counts as one. Multi-specialists are the partners that { $by ->
    [units-today] deal with two business units or more today.
   *[other] buy on two markets or more.
 }
report-today = Today
report-planned = Plan
report-histogram-all = All partners ({ $count })
report-histogram-several = Multi-specialists ({ $count })
report-per-partner = contacts per partner
report-number-of-contacts = Contacts
report-gained = What the vendor gains in simplicity, and what it costs
report-fact-people = People who deal with partners
report-fact-contacts = Contacts in all
report-fact-one = Partners with a single contact
report-fact-kept = Relationships kept
report-fact-long = Of those of three years and more
report-fact-changed = Partners that change primary contact
report-fact-changed-revenue = { $share } of the revenue
report-of = { $some } of { $whole }

# Territories
report-map = Map of the territories in mainland France
report-map-text = The number is that of the partners; the colour tells the load: the work of the territory’s own seats against the hours of those that somebody holds. Overseas territories stand beside the mainland, each at a scale of its own.
report-map-tip = { $partners ->
    [one] one partner
   *[other] { $partners } partners
 }, { $hours } of { $capacity } a year
report-shade-0 = up to 25%
report-shade-1 = up to 50%
report-shade-2 = up to 100%
report-shade-3 = up to 120%: too much
report-shade-4 = above 120%: far too much
report-territories-table = Revenue, contacts and work by territory
report-territory = Territory
report-contacts-change = Contacts
report-people-change = People
report-hours = Hours a year
report-capacity = Capacity
report-used = Load
report-outside = outside all territories

# Clusters
report-clusters-text = { $count ->
    [0] No cluster was formed
    [one] One cluster was formed
   *[other] { $count } clusters were formed
 }; { $refused ->
    [0] nobody was refused.
    [one] one candidate was refused, and is told why.
   *[other] { $refused } candidates were refused, and each is told why.
 }
report-clusters-weakest = The tightest is { $cluster }, { $margin } above its threshold.
report-clusters-table = Members, totals and dedicated seats
report-clusters-mark = The dark mark is the least total that the policy asks for.
report-cluster = Cluster
report-members = Members
report-total = Total
report-threshold = Against the threshold
report-margin = Margin
report-seats = Seats
report-times = { $times } × the { $least } asked
report-common-trade = trade:
report-common-technologies = technologies:
report-unheld = nobody yet
report-no-seat = no seat
report-search = “{ $rule }”: the grouping chosen is worth { $value } points of likeness{ $bounded ->
    [true] ; no valid one can be worth more than { $bound }, so that at most { $gap } is left to win.
   *[false] ; no useful bound on the best possible is known.
 }
report-refused = Candidates that no cluster can take ({ $count })
report-refused-shown = The { $count } largest, and what is missing
report-missing = What is missing

# Workload
report-workload-text = Hours a year that the policy reckons for the partners of each seat, against its capacity.
report-roles-table = By role
report-role = Role
report-relations = Relationships
report-spread = Most / least
report-inside = Within ±15%
report-gini = Gini
report-people-table = By person, today and in the plan
report-per-person = Per person
report-per-person-partners = Partners
report-per-person-revenue = Revenue
report-mean = Mean
report-deviation = Farthest from the mean
report-fairness-text = Most / least: hours of the busiest held seat over those of the least busy. Within ±15%: seats or people whose load lies that near the mean. Gini: 0 when all carry the same, towards 1 when one carries everything.
report-seats-of = { $role } ({ $count ->
    [one] one seat
   *[other] { $count } seats
 })
report-seats-wrong = { $count } to look at
report-seats-more = … and { $count } more, less busy: see the workbook.
report-seat = Seat
report-person = Holder
report-kept = Kept
report-overloaded = overloaded
report-vacant = vacant
report-proposed = to be opened

# Moves
report-moves-tier = Tier: { $count ->
    [0] nobody moves
    [one] one partner moves
   *[other] { $count } partners move
 }
report-moves-cluster = Cluster: { $count ->
    [0] nobody moves
    [one] one partner moves
   *[other] { $count } partners move
 }
report-moves-primary = Primary contact: { $count ->
    [0] nobody changes
    [one] one partner changes
   *[other] { $count } partners change
 }
report-moves-largest = { $count ->
    [one] The partner, and why
   *[other] The { $count } largest by revenue, and why
 }
report-partner = Partner
report-change = From, to
report-why = Why
report-tally = { $what }: { $count }
report-tier-up = up
report-tier-down = down
report-tier-first = placed for the first time
report-tier-lost = without tier from now on
report-basis-measured = its measures say so
report-basis-exception = an exception on record
report-basis-term = below, but in mid-term
report-basis-grace = below, within the days of grace
report-basis-review = waits for the next review
report-basis-no-cluster = no valid cluster can take it
report-basis-one-step = falls one tier at a time
report-cluster-joined = joins a cluster
report-cluster-regrouped = the grouping was made anew
report-cluster-refused = no valid cluster can take it
report-cluster-not-asked = its tier asks for no cluster any more
report-primary-first = no contact is known today
report-primary-gone = today’s contact holds no seat of the plan
report-primary-role = today’s contact has another role in the plan
report-primary-reach = today’s contact serves another territory or cluster
report-primary-load = another seat had the room
report-primary-vacant = the seat has no holder yet
report-primary-nobody = the plan has no contact for it

# Rulings
report-rulings-text = { $decisions ->
    [0] No decision
    [one] One decision
   *[other] { $decisions } decisions
 }, { $exceptions ->
    [0] no exception
    [one] one exception
   *[other] { $exceptions } exceptions
 } and { $pins ->
    [0] no pin
    [one] one pin
   *[other] { $pins } pins
 } are in force{ $broken ->
    [-1] .
    [0] ; all pins are honoured.
    [one] ; one pin is not honoured.
   *[other] ; { $broken } pins are not honoured.
 }
report-rulings-decisions = Decisions ({ $count })
report-rulings-exceptions = Exceptions ({ $count })
report-rulings-pins = Pins ({ $count })
report-rulings-costs = What they cost, and what has no effect ({ $count })
report-rulings-ahead = What falls due ({ $count })
report-ruling = Ruling
report-grounds = Grounds
report-signed = Signed
report-until = Until
report-approved-by = approved by { $person }
report-open-ended = open
report-decision-granted = “{ $about }”: granted
report-decision-refused = “{ $about }”: refused
report-exception-tier = tier granted: { $about }
report-exception-cluster = cluster granted: { $about }
report-exception-contacts = contacts allowed: { $about }
report-pin-contact = keeps { $about } as a contact
report-pin-cluster = stays in the cluster { $about }
report-pin-together = stays with { $about }
report-pin-apart = stays apart from { $about }
report-pin-not-honoured = not honoured
report-no-effect = without effect

# Findings
report-findings-text = { $count ->
    [one] One finding.
   *[other] { $count } findings of { $kinds ->
        [one] one kind
       *[other] { $kinds } kinds
    }.
 }
report-findings-none = Nothing was found that someone should look at.
report-findings-more = … and { $count } more: see the workbook.
report-severity-error = Error
report-severity-warning = Warning
report-severity-note = Note
report-kind-other = Other
report-kind-measures-strangers = Sales to partners that the records do not know
report-kind-coverage-no-roles = A policy without roles
report-kind-measures-nobody = No partner on record
report-kind-tier-exception-conflict = Exceptions on tiers that contradict each other
report-kind-measures-rulings-strangers = Rulings about partners that take no part
report-kind-measures-no-lines = A ledger without lines in the periods asked
report-kind-tier-held-unknown = Tiers held that the policy does not know
report-kind-tier-exception-unknown = Exceptions that grant an unknown tier
report-kind-tier-exception-own = Exceptions approved by their own author
report-kind-tier-decision-own = Decisions approved by their own author
report-kind-tier-decision-unsigned = Decisions that no decider signed
report-kind-tier-will-fall = Tiers about to be lost
report-kind-tier-will-fall-portfolio = Tiers of a portfolio about to be lost
report-kind-tier-decision-awaited = Admissions to be ruled on
report-kind-tier-decision-awaited-portfolio = Admissions in a portfolio to be ruled on
report-kind-cluster-rule-infeasible = Cluster rules that nobody can meet
report-kind-cluster-rule-empty = Cluster rules without cluster
report-kind-cluster-rule-too-few = Fewer clusters than asked
report-kind-cluster-label-short = Labels that nobody can carry
report-kind-cluster-seats-short = Clusters short of dedicated seats
report-kind-cluster-seats-idle = Reserved seats without cluster
report-kind-cluster-group-split = Groups of companies in several clusters
report-kind-cluster-pin-impossible = Pins that contradict the rule or each other
report-kind-cluster-pin-broken = Pins to a cluster not honoured
report-kind-cluster-pins-cost = What pins to clusters cost
report-kind-cluster-exception-unknown = Exceptions that grant an unknown cluster rule
report-kind-cluster-exception-unmet = Exceptions that no cluster can meet
report-kind-coverage-no-contact = Partners without contact
report-kind-coverage-no-territory = Partners in no territory
report-kind-coverage-by-default = Partners that no role takes
report-kind-coverage-role-unseated = Roles without seat where they are needed
report-kind-coverage-seat-vacant = Vacant seats
report-kind-coverage-seat-proposed = Seats to be opened
report-kind-coverage-seats-proposed = Roles with fewer seats than asked
report-kind-coverage-seats-over = Roles with more seats than allowed
report-kind-coverage-seat-role = Seats of an unknown role
report-kind-coverage-seat-territory = Seats of an unknown territory
report-kind-coverage-seat-market = Seats of a market that their role does not look after
report-kind-coverage-seat-unit = Seats of a unit that does not employ their role
report-kind-coverage-seat-shared = Seats held by several people
report-kind-coverage-short = Seats that together have more work than hours
report-kind-coverage-overload = Seats with more work than hours
report-kind-coverage-crowded = Seats with more partners than allowed
report-kind-coverage-pin-broken = Pins to a person not honoured
report-kind-cluster-seats-unasked = Reserved seats beyond what the rule asks
report-kind-cluster-seat-role = Reserved seats of a role that the rule does not ask
report-kind-cluster-pin-conflict = Pins to a cluster that contradict each other
report-kind-cluster-pin-unasked = Pins to a cluster without effect
report-kind-cluster-exception-own = Exceptions on clusters approved by their own author
report-kind-cluster-exception-conflict = Exceptions on clusters that contradict each other
report-kind-cluster-exception-cost = What exceptions from clusters cost
report-kind-cluster-exception-place = Places that exceptions take in clusters
report-kind-cluster-tier-exception-lost = Tiers granted that no cluster can take
report-kind-coverage-pin-conflict = Pins to a person that contradict each other
report-kind-coverage-pin-contact = Pins that cost a contact more
report-kind-coverage-pin-role = Pins that cost a role
report-kind-coverage-pin-limit = Pins beyond the contacts allowed
report-kind-coverage-pin-overload = Pins to overloaded seats
report-kind-coverage-pin-crowds = Pins to seats with too many partners
report-kind-coverage-exception-own = Exceptions on contacts approved by their own author
report-kind-coverage-exception-conflict = Exceptions on contacts that contradict each other
report-kind-coverage-exception-number = Exceptions on contacts without a number
report-kind-coverage-exception-more = Exceptions that allow more contacts
report-kind-coverage-exception-fewer = Exceptions that allow fewer contacts

# Provenance
report-replay = The same policy, ledger, records and seed give the same plan, to the byte. On a book in this state, this command makes it again:
report-replay-edited = This plan is of scenario { $number }, which was changed since it was built and gives another plan now. What is shown here stays in the book. This command builds the scenario as it is now, as “Build” does on its page at the desk:
report-plan = Plan
report-policy = Policy
report-version = version
report-digest-ledger = State of the ledger
report-digest-records = State of the records
report-digest-policy = Digest of the policy
report-seed = Seed
report-search-work = Work of the search
report-work-units = at most { $count } units, never a clock
report-engine = Version of the computation
report-receipts = Receipts of the stages
report-stage = Stage
report-digest = Digest
report-stage-measures = Measures
report-stage-tiers = Tiers
report-stage-clusters = Clusters
report-stage-coverage = Coverage
report-stage-comparison = Comparison

# The workbook
report-sheet-summary = Summary
report-sheet-partners = Partners
report-sheet-clusters = Clusters
report-sheet-contacts = Contacts
report-sheet-seats = Seats
report-sheet-territories = Territories
report-sheet-moves = Moves
report-sheet-findings = Findings
report-sheet-provenance = Provenance
report-identifier = Identifier
report-name = Name
report-figure = Figure
report-before = Today
report-after = Plan
report-basis = Basis
report-tier-before = Tier today
report-primary = Primary contact
report-primary-role-title = Role of the primary contact
report-contacts-before = Contacts today
report-contacts-after = Contacts planned
report-relations-kept = Relationships kept
report-growth = Growth
report-several = Multi-specialist
report-reason = Why this tier
report-not-met = What the next tier lacks
report-smallest = Smallest change
report-explained-some = Reasons are written for the partners that change from one tier to another; “maillage explain” gives those of any other.
report-kind-of-move = What
report-severity = Gravity
report-kind-of-finding = Kind
report-text = Finding
report-load = Load (h a year)
report-capacity-hours = Capacity (h a year)
report-most-partners = Most partners
report-state = State
report-label = Label
report-least = Least total
report-common = In common
report-largest-leaves = If the largest member leaves
report-is-primary = Primary
report-known-today = Known today
report-people-before = People today
report-people-after = People planned
report-yes = yes
report-no = no
report-day = Day
report-command = Command
report-edited = Scenario, changed since
report-value = Value
report-summary-partners = Partners
report-summary-mean = Contacts per partner
report-summary-mean-several = Contacts per multi-specialist
report-summary-contacts = Contacts in all
report-summary-one = Partners with a single contact
report-summary-people = People who deal with partners
report-summary-kept = Relationships kept (share)
report-summary-long = Relationships of three years and more kept (share)
report-summary-changed = Partners that change primary contact (share)
report-summary-changed-revenue = Revenue that changes primary contact (share)
report-summary-tier = Partners: { $tier }
report-summary-clusters = Clusters
report-summary-refused = Candidates refused
report-summary-gini = Gini of hours: { $role }
report-summary-used = Load: { $role }
report-sheet-rulings = Rulings
report-falls-on = Falls on
report-rule = Rule
report-since = Since
report-number = Number
report-kind-of-ruling = Kind
report-author = Author
report-approver = Approver
report-code = Code
report-contact-kept = kept
report-contact-new = new
report-contact-ends = ends
report-ruling-decision = Decision
report-ruling-exception = Exception
report-ruling-pin = Pin
report-version-of-policy = Version of the policy
report-serves = Serves
report-contact-person = Person
