plan-stage-territories = Territories …
territories-title = { $policy }, version { $version }, on { $day }: { $count ->
    [one] one territory
   *[other] { $count } territories
 } proposed for metropolitan France.
territories-heading-territory = Territory
territories-heading-partners = Partners
territories-heading-revenue = Revenue
territories-heading-weight-territory = Hours
territories-heading-weight-hours = Hours
territories-heading-weight-partners = Balanced
territories-heading-off = From even
territories-heading-gained = Gained (partners)
territories-heading-lost = Lost (partners)
territories-heading-departements = Départements
territories-new = { $territory } (new)
territories-ended = { $territory } (ends)
territories-kept = { $territory } stays as it is: { $count ->
    [one] one partner
   *[other] { $count } partners
 }.
territories-corridor = An even share is { $even }; from { $least } to { $most } is allowed.
territories-moved = { $moved } of { $partners } partners ({ $share }) change territory; they make { $revenue }.
territories-distance = From a partner’s prefecture to the middle of its territory: { $before } km today, { $after } km proposed, on average.
territories-gap = By distance and moves, at most { $gap } from the best that is possible.
territories-written = Written to { $file }: compare it with the policy in force before it is put forward.
territories-number = { $number } territories cannot be made of { $most } départements: ask for 1 to { $most }.
territories-tolerance = { $tolerance } is no tolerance: write a share from 0 % to 100 %.
territories-price = { $price } km is no price of a move: write 0 to 10000.
territories-nobody = No partner lies in metropolitan France: there is nothing to spread. Check countries and postal codes of the partners.
territories-file = { $file } is there already: nothing is overwritten. Name another file.
territories-inherited = { $policy } takes its territories from its parent: { $file } has no territories of its own. Propose them for the parent, or write the list in this file first.
territories-unit = The département { $departement } alone carries { $weight }: { $missing } above what a territory may have, whatever the map. It would be allowed with a tolerance of { $tolerance }, or with fewer territories.
territories-around = No territory around the département { $departement } keeps to the tolerance, whatever the map: of those in one piece the nearest is { $nearest } with { $weight }, { $missing } outside what is allowed. It would take a tolerance of { $tolerance } at least, or another number of territories.
territories-heavy = { $territory } has { $weight }: { $missing } above what is allowed. It would be allowed with a tolerance of { $tolerance }.
territories-light = { $territory } has { $weight }: { $missing } below what is allowed. It would be allowed with a tolerance of { $tolerance }.
territories-basis-hours = No role has its seats in territories: the hours of all roles are balanced.
territories-basis-partners = No role has a workload: the number of partners is balanced. Write workload in the roles to balance hours.
territories-by-hand = { $count ->
    [one] One partner’s record names its territory: it stays there
   *[other] The records of { $count } partners name their territory: they stay there
 }, and the proposal does not count it.
