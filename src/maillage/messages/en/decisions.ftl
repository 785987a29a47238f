# Decisions case by case and exceptions: dossiers, votes, what is ruled.
dossier-grounds = A dossier says its grounds. Write why this case needs a ruling.
dossier-subject = The policy does not know “{ $subject }” here. It knows: { $known }.
dossier-portfolio = The portfolio “{ $portfolio }” does not go with what is asked. Portfolios of a tier: { $known }.
dossier-open = An exception has an expiry. Say the day on which it ends.
dossier-ends = It would end on { $end }, before it began on { $start }. Choose a later day.
dossier-day = “{ $value }” is no date. Write YYYY-MM-DD.
vote-own = Nobody votes on his own dossier ({ $number }).
vote-given = You have voted on dossier { $number } already.
ruling-own = Dossier { $number } is yours: another person has to rule on it, and a second account in your name is none.
ruling-given = Dossier { $number } was ruled on already. To come back to it, open a new one.
ruling-grounds = Who returns a dossier ({ $number }) says why.
ruling-changed = This is not the dossier { $number } that you have read. Read it again, then rule.
ruling-unsigned = Neither the author nor you may sign dossier { $number }: the policy names { $deciders }. Have one of them write or approve it.
desk-menu-decisions = Decisions
desk-dossier = Dossier
desk-dossier-number = Dossier { $number }
desk-dossier-new = Open a dossier
desk-dossier-open = Open the dossier
desk-dossier-candidates = { $count ->
    [one] A candidate of whom nobody has decided
   *[other] { $count } candidates of whom nobody has decided
}
desk-dossier-candidates-none = Nobody meets a precondition without a decision.
desk-dossier-waiting = Dossiers to rule on
desk-dossier-ruled = Dossiers ruled on
desk-dossier-decisions = Decisions in force
desk-dossier-exceptions = Exceptions in force
desk-dossier-what = About
desk-dossier-signed = Signed by
desk-dossier-last-day = Last day
desk-dossier-idle = without effect
desk-dossier-waits = to be ruled
desk-dossier-asked = What is asked
desk-dossier-kind-decision = Decision
desk-dossier-kind-tier = Exception of tier
desk-dossier-kind-cluster = Exception of cluster
desk-dossier-kind-contacts = Exception of the number of contacts
desk-dossier-no-cluster = no cluster
desk-dossier-partner = Identifier of the partner
desk-dossier-how = Name a partner by its identifier or by words of its name.
desk-dossier-nobody = None of the partners that you may see is called “{ $partner }”. Look among them:
desk-dossier-near = { $count ->
    [one] One partner is called like that. Choose it:
   *[other] { $count } partners are called like that. Choose one:
}
desk-dossier-near-more = Those with the most business stand here: write more of the name to find the others.
desk-dossier-trade = Trade
desk-dossier-precondition = The precondition
desk-dossier-facts = The facts
desk-dossier-cases = Similar cases
desk-dossier-cases-none = Nothing similar has been ruled yet.
desk-dossier-went = Outcome
desk-dossier-granted = granted
desk-dossier-refused = refused
desk-dossier-until = Ends on
desk-dossier-by-policy = by the policy
desk-dossier-ask = What you ask
desk-dossier-contacts = Number of people that it may deal with
desk-dossier-portfolio = Portfolio
desk-dossier-overall = overall
desk-dossier-which = Which way
desk-dossier-grant = grant
desk-dossier-refuse = refuse
desk-dossier-from = In force from
desk-dossier-to = Ends on (empty: by the policy)
desk-dossier-to-needed = Ends on (mandatory)
desk-dossier-then = Another person rules on it. What is approved counts in the next plan.
desk-dossier-keep = Submit the dossier
desk-dossier-asks-grant = Grant “{ $decision }”.
desk-dossier-asks-refuse = Refuse “{ $decision }”.
desk-dossier-asks-tier = To be in the tier “{ $value }” by exception.
desk-dossier-asks-cluster = To be placed by the rule “{ $value }” by exception.
desk-dossier-asks-no-cluster = To be in no cluster, by exception.
desk-dossier-asks-contacts = { $count ->
    [one] To deal with one person only, by exception.
   *[other] To deal with { $count } people at most, by exception.
}
desk-dossier-votes = Opinions
desk-dossier-votes-none = Nobody has given an opinion yet.
desk-dossier-for = in favour
desk-dossier-against = against
desk-dossier-note = Remark
desk-dossier-vote-for = I am in favour
desk-dossier-vote-against = I am against
desk-dossier-mine = This dossier is yours: another person rules on it.
desk-dossier-rule-text = Approving makes it a record that the next plan reads. Returning needs grounds.
desk-dossier-recorded = On record under the number { $row }: the next plan takes it into account.
desk-dossier-except = Ask for an exception for this partner
desk-log-dossier-write = submitted a dossier
desk-log-dossier-vote = gave an opinion on a dossier
desk-log-dossier-judge = ruled on a dossier
demo-dossier-decision = The partner is beyond the threshold and asks for a dedicated team; its joint plan is about two markets.
demo-dossier-exception = A joint project, until it is delivered, asks for one contact only.
desk-dossier-ruling = Ruling
