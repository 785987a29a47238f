# The policy at the desk: its pages, what is written there, what a new version would change.
policy-none = There is no policy in { $folder }. Put a policy file there, for example the one that “maillage init” offers.
policy-save-taken = There is a version { $version } of “{ $policy }” already, and what is written does not change. Give this one another name (version) and say from when it holds (valid).
policy-save-name = The version “{ $version }” cannot name a file. Use letters, digits, full stops and hyphens, sixty at most.
policy-save-file = There is a file { $file } in the folder of policies already. Give the version another name.
policy-effect-nobody = The book has no partner that you may see on { $day }: nobody can move.
policy-effect-moved = On { $day } { $count ->
    [0] nobody moves: all { $partners } partners keep tier, cluster and contacts.
    [one] one partner of { $partners } moves.
   *[other] { $count } of { $partners } partners move.
}
policy-effect-revenue = Revenue of those who move: { $revenue } of { $all } ({ $share }).
policy-effect-tier = { $old } → { $new }: { $count ->
    [one] one partner
   *[other] { $count } partners
}, { $revenue }.
policy-effect-tier-unmeasured = { $old } → { $new }: { $count ->
    [one] one partner
   *[other] { $count } partners
}.
desk-menu-policy = Policy
desk-policy-tab = Read
desk-policy-text-tab = Text
desk-policy-compare-tab = Compare
desk-policy-draft-tab = Write a version
desk-policy-version = Version
desk-policy-from = from { $start } on
desk-policy-until = from { $start } to before { $end }
desk-policy-line = line { $line }
desk-policy-parts = Parts of the policy
desk-policy-part-identity = What it is
desk-policy-part-tiers = Tiers
desk-policy-part-staying = Staying in a tier
desk-policy-part-decisions = Decisions case by case
desk-policy-part-clusters = Clusters
desk-policy-part-roles = Roles
desk-policy-part-coverage = Who talks to whom
desk-policy-part-units = Business units
desk-policy-part-territories = Territories
desk-policy-part-measures = What is measured
desk-policy-part-money = Currencies and calendar
desk-policy-part-vocabulary = Vocabulary
desk-policy-inherits = What this file does not say comes from:
desk-policy-compare-title = From { $old } to { $new }
desk-policy-compare-do = Compare
desk-policy-compare-same = Choose two different versions.
desk-policy-compare-none = Every clause means the same.
desk-policy-clause = Clause
desk-policy-old = Before
desk-policy-new = After
desk-policy-absent = nothing
desk-policy-foresee = See who would move
desk-policy-draft-title = A new version, after { $label }
desk-policy-draft-text = Give it a name (version) and its first day (valid). The version in force ends where this one begins; no written version is changed.
desk-policy-draft-try = You may write, check and see who would move. The channel director is the one who keeps it.
desk-policy-text-label = Text of the policy
desk-policy-hint = Ctrl and Space complete the word begun. Caret:
desk-policy-suggested = Possible words
desk-policy-checking = The text is about to be checked.
desk-policy-found = { $count ->
    [one] One thing to look at
   *[other] { $count } things to look at
}
desk-policy-at = line { $line }, column { $column }:
desk-policy-sound = Nothing to object to.
desk-policy-changed = What changes
desk-policy-save = Keep this version
desk-policy-not-saved = The version was not kept
desk-policy-effect-title = What it would change, and for whom
desk-policy-effect-none = Compare two versions, or write one, then ask who would move.
desk-policy-effect-draft = text not kept yet
desk-policy-effect-who = The largest first
desk-job-kind-policy-effect = Effect of a policy
desk-job-result-effect = What it would change
desk-log-policy-save = kept a version of the policy
