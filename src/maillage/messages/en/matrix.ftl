# The matrix: units and roles, versions followed, departures, and the customers' own coverage.
acknowledge-changed = The version { $version } is no longer the one that you have read for { $unit }. Read it again, then acknowledge it.
acknowledge-given = { $unit } has acknowledged { $version } already.
sheet-large = A matrix has at most { $most } characters. Take out what has no place in it.
sheet-empty = This matrix has no line. Give it a first line (segment, then the territories) and a line for each segment.
sheet-head = The first column is called “segment”, not “{ $value }”.
sheet-territory = The policy does not know the territory “{ $value }”. The nearest: { $nearest }. It knows: { $known }.
sheet-segment = “{ $value }” is neither a market nor a trade of the policy. The nearest: { $nearest }. It knows: { $known }.
sheet-twice = “{ $value }” comes twice. Make them one.
sheet-cells = This line has { $found } cells, the first one has { $wanted }. Complete it; a hyphen means nobody.
desk-menu-matrix = Matrix
desk-matrix-text = Who reports where, who follows which version of the policy, and where a unit departs from it.
desk-matrix-who = Units and roles
desk-matrix-unit = Unit
desk-matrix-integrated = integrated
desk-matrix-aligned = aligned
desk-matrix-no-unit = Of no unit
desk-matrix-unknown = unknown to the policy
desk-matrix-people = { $count } people
desk-matrix-vacant = { $count ->
    [one] one vacant seat
   *[other] { $count } vacant seats
}
desk-matrix-versions = Versions followed
desk-matrix-versions-none = No version of the policy is in force or to come.
desk-matrix-current = in force since { $day }
desk-matrix-coming = from { $day } on
desk-matrix-acknowledged = read
desk-matrix-acknowledge = Acknowledge
desk-matrix-not-yet = not read yet
desk-matrix-departures = Departures
desk-matrix-departures-none = No unit has set anything itself.
desk-matrix-usual = For all
desk-matrix-own = For it
desk-matrix-none = No unit of this matrix is yours.
desk-matrix-customers = Customers seen from both sides
desk-sheet-taken = Matrix taken in by { $who },
desk-sheet-none = The matrix of the customers has not been loaded yet: it says who looks after which customers, segment by segment and territory by territory.
desk-sheet-segment = Segment
desk-sheet-take = Load the matrix of the customers
desk-sheet-how = Paste the content of a CSV file: a first line with the territories, then a line for each segment. A segment is a market or a trade of the policy; a cell says who looks after those customers, a hyphen that nobody does.
desk-sheet-text = Content of the CSV file
desk-sheet-partners = { $count ->
    [one] one partner
   *[other] { $count } partners
}
desk-sheet-people = { $count ->
    [one] one contact
   *[other] { $count } contacts
}
desk-meet-both = { $count ->
    [one] One square where both sides see the same customers
   *[other] { $count } squares where both sides see the same customers
}
desk-meet-customers = { $count ->
    [one] One square seen by the customers’ people alone
   *[other] { $count } squares seen by the customers’ people alone
}
desk-meet-partners = { $count ->
    [one] One square seen by partners alone
   *[other] { $count } squares seen by partners alone
}
desk-meet-nobody = { $count ->
    [one] One square that nobody sees
   *[other] { $count } squares that nobody sees
}
desk-meets-both = both
desk-meets-customers = customers’ people
desk-meets-partners = partners
desk-meets-nobody = nobody
desk-log-acknowledge = acknowledged a version of the policy
desk-log-sheet-take = loaded the matrix of the customers
