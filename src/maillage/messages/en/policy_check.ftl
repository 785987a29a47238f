policy-check-sound = Nothing to say against it.
policy-check-found = { $errors ->
    [0] No error
    [one] One error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warning
    [one] one warning
   *[other] { $warnings } warnings
}, { $notes ->
    [0] no remark.
    [one] one remark.
   *[other] { $notes } remarks.
}
policy-check-book = Held against the book { $book } as of { $day }.
policy-check-day = The book { $book } was not looked at. Add --as-of YYYY-MM-DD to hold the policy against its seats, words and sales.
policy-tier-overlap = From { $from } to { $to } of “{ $measure }” a partner meets both “{ $lower }” and “{ $tier }”, and is in “{ $tier }”. End the lower one where the higher begins.
policy-cliff-benefit = From “{ $lower }” to “{ $tier }”, “{ $effect }” leaps from { $from } to { $to } at a single threshold. Put a tier between them, or bring the two closer.
policy-rate-ends = The written rates of { $currency } end on { $day }, while the policy stays in force. Write the next one in time, or end the policy.
policy-cluster-candidates = Nobody in the book stands for the cluster rule “{ $cluster }” on that day. Widen the tier that forms it, or remove the rule.
policy-cluster-few = Only { $count ->
    [one] one partner stands
   *[other] { $count } partners stand
} for “{ $cluster }”, where a single cluster needs { $least }. Ask for fewer members, or widen the tier.
policy-cluster-unlike = { $count ->
    [0] No two candidates of “{ $cluster }” have anything in common
    [one] No two candidates of “{ $cluster }” have anything in common
   *[other] At most { $count } candidates of “{ $cluster }” have something in common
}, where a single cluster needs { $least } that do. Ask for less in common, or for fewer members.
policy-cluster-apart = No cluster of “{ $cluster }” can reach { $least }: the candidates that have the most in common ({ $shared }) make { $best } together. Ask for less in common, or lower the total.
policy-seats-none = The book holds no seat on that day, so that none of the { $count } roles is covered. Take in the tables seats and holdings.
policy-role-seatless = Nobody covers the role “{ $role }”: the book has no seat of it on that day. Open one, or remove the role.
policy-role-vacant = Nobody covers the role “{ $role }”: { $count ->
    [one] its only seat is vacant.
   *[other] all { $count } of its seats are vacant.
} Name a holder.
policy-role-elsewhere = Nobody covers the role “{ $role }” in { $count ->
    [one] one territory
   *[other] { $count } territories
}: { $territories }. Open a seat there, or name a holder.
policy-deciders-none = Nobody in the book may take the decision “{ $decision }”: no seat with a holder and no person is called { $deciders }. Open the seat, or name other deciders.
policy-records-words = The records use words that the list “{ $list }” of the policy does not have ({ $place }, { $rows ->
    [one] one row
   *[other] { $rows } rows
}): { $words }{ $more ->
    [0] {""}
   *[other] {" "}and others, { $count } in all
}. Add them to the policy, or correct the records; until then no clause names them.
policy-records-words-near = The records use words that the list “{ $list }” of the policy does not have ({ $place }, { $rows ->
    [one] one row
   *[other] { $rows } rows
}): { $words }{ $more ->
    [0] {""}
   *[other] {" "}and others, { $count } in all
}. Does “{ $word }” mean “{ $nearest }”? Correct the records, or add the words to the policy; until then no clause names them.
policy-list-policy = Policy
policy-list-version = Version
policy-list-from = From
policy-list-to = To (excluded)
policy-list-extends = Extends
policy-list-file = File
policy-no-folder = There is no folder { $folder }, so that no policies can be listed. Give the book with --book.
