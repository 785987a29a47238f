policy-wants-text = “{ $word }” is a text, but “{ $value }” was found. Write a text, in quotes where YAML would read a number or a truth value.
policy-wants-whole-number = “{ $word }” is a whole number, but “{ $value }” was found. Write one, for example 12.
policy-wants-number = “{ $word }” is a number, but “{ $value }” was found. Write one, for example 0.5.
policy-wants-truth = “{ $word }” is true or false, but “{ $value }” was found.
policy-wants-list = “{ $word }” is a list, but “{ $value }” was found. Write it as [a, b] or one item a line after a dash.
policy-wants-words = “{ $word }” holds words with values (word: value), but “{ $value }” was found.
policy-wants-date = “{ $value }” is no date. Write it as YYYY-MM-DD.
policy-wants-month-day = “{ $value }” is no day of the year. Write it as "MM-DD", in quotes.
policy-list-short = The list “{ $word }” is empty or too short. Write at least one item.
policy-list-long = The list “{ $word }” has too many items.
policy-text-empty = “{ $word }” must not be empty.
policy-amount = “{ $value }” is no quantity. Write a number, a percentage (80 %) or an amount with its currency (50 M EUR).
policy-amount-large = “{ $value }” is beyond the largest number that can be handled. Write a smaller one.
policy-name = “{ $value }” cannot be a name. Use lower case letters, digits, “-”, “_” and “.”, starting with a letter or a digit.
policy-currency-form = “{ $value }” is no currency. Write its ISO 4217 code in three capital letters, for example EUR.
policy-currency-unknown = The currency { $currency } does not exist in ISO 4217. Correct its code.
policy-currency-unknown-near = The currency { $currency } does not exist in ISO 4217. Did you mean { $nearest }?
policy-unit-form = “{ $value }” is no unit. Write count, ratio, points, hours or a currency such as EUR.
policy-word-missing = The word “{ $word }” is missing here. Add it.
policy-word-unknown = The language does not know the word “{ $word }” here. Words that may stand here: { $known }.
policy-word-unknown-near = The language does not know the word “{ $word }” here. Did you mean “{ $nearest }”?
policy-not-one-of = “{ $word }” cannot be “{ $value }”. It is one of: { $known }.
policy-not-one-of-near = “{ $word }” cannot be “{ $value }”. Did you mean “{ $nearest }”?
policy-condition-kind = This is no condition. A condition says one of: { $known }.
policy-condition-kind-near = This is no condition: “{ $word }” is unknown. Did you mean “{ $nearest }”?
policy-measure-kind = This is no measure. A measure says one of: { $known }.
policy-measure-kind-near = This is no measure: “{ $word }” is unknown. Did you mean “{ $nearest }”?
policy-number-greater-than-equal = “{ $word }” must be at least { $bound }, but “{ $value }” was found.
policy-number-greater-than = “{ $word }” must be more than { $bound }, but “{ $value }” was found.
policy-number-less-than-equal = “{ $word }” must be at most { $bound }, but “{ $value }” was found.
policy-bulk-biggest = The biggest are either the first N (top) or the smallest set that makes a share (share). Write exactly one of them.
policy-bulk-dominant = A dominant business says its share (share) and of which measure (of), and no top.
policy-window-one = A window says exactly one of: { $allowed }.
policy-ends-before = It must end after it starts. Correct one of the two dates.
policy-item-rule = A line of a score has exactly one of: target, each, bands; or when alone.
policy-item-zero = Points for nothing, or less, would have no end. Write a value above zero.
policy-mean-weights = The weights of a mean are zero or more, and one of them at least is above zero. Correct them.
policy-window-periods = Several periods in a row (periods) are full ones that have ended: write previous, or leave periods out.
policy-months-since = Months are counted from a date, and “{ $measure }” is a number. Name an attribute that is a date, such as joined.
policy-portfolio-needed = “{ $measure }” has a value for each portfolio, and none is known here. Name one (portfolio: …), use it in portfolio_tiers, or combine its portfolios first in a measure (best, least, total, mean).
policy-growth-of = Growth compares sales, or a number that comes in ready made, with those of before; “{ $measure }” is neither. Name a sum, a count of what was sold, or a given.
policy-class-unknown = “{ $name }” is none of the classes of “{ $measure }”: { $known }. Correct the word, or add the class.
policy-class-unknown-near = “{ $name }” is none of the classes of “{ $measure }”: { $known }. Did you mean “{ $nearest }”?
policy-measure-condition = A condition inside a measure looks at measures only, not at { $word }. Move it to the admission of a tier.
policy-item-points = A line of a score says its points; with bands, each band says them and the line does not.
policy-item-measure = A line of a score names a measure; with when, it names none.
policy-score-form = A score has either categories (score) or tracks (best_of), not both.
policy-some-of = At least { $some } of { $count } conditions can never hold. Lower the number or add conditions.
policy-test-form = A test says at_least, more_than, at_most or less_than; or is; or in. Write one of these forms.
policy-yaml-large = This file is larger than { $most } bytes. A policy is a short text: split it, or remove what is no policy.
policy-yaml-character = This file holds something that is no text (at { $position }). Save it as UTF-8.
policy-yaml-empty = This file is empty. Write at least policy, version, title, valid, currency and tiers.
policy-yaml-documents = This file holds a second document from here on. Put each policy in a file of its own.
policy-yaml-not-mapping = A policy starts with words and their values (policy: name), which this file does not.
policy-yaml-alias = The reference *{ $name } is not allowed. Write the value where it is needed.
policy-yaml-deep = This is nested more than { $most } times. Simplify it.
policy-yaml-tag = The tag { $tag } is not allowed. Write the plain value.
policy-yaml-many = This file holds more than { $most } values. Simplify it.
policy-yaml-key = Only a word may stand before the colon here.
policy-yaml-merge = “<<” is not allowed. Write the values where they are needed, or inherit with extends.
policy-yaml-twice = The word “{ $word }” stands twice in the same place; the first is on line { $line }. Keep one.
policy-yaml-tab = This line holds a tab, which YAML does not allow here. Indent with spaces.
policy-yaml-syntax = This is not valid YAML. Check the indentation, the colons, the brackets and the quotes of this line.
policy-overridable-wider = “{ $path }” cannot be opened here: { $parent } does not leave it open. Remove it.
policy-not-overridable = “{ $path }” may not be changed: { $parent } does not leave it open. It leaves open: { $open }.
policy-name-twice = The name “{ $name }” stands twice in “{ $list }”. Give one of them another name.
policy-name-unknown = “{ $name }” is not defined: there is no such { $kind ->
    [line] line of business
    [cluster] cluster rule
   *[other] { $kind }
} in this policy. Defined: { $known }.
policy-name-unknown-near = “{ $name }” is not defined: there is no such { $kind ->
    [line] line of business
    [cluster] cluster rule
   *[other] { $kind }
} in this policy. Did you mean “{ $nearest }”?
policy-tier-not-lower = “{ $name }” is not below “{ $tier }”: the conditions of a tier may ask only for lower ones. Name a lower tier.
policy-circle = These measures lean on each other in a circle: { $names }. Break it.
policy-unit-text = “{ $measure }” is a word, with which one cannot calculate. Name a measure that is a number.
policy-units-mixed = “{ $measure }” mixes measures of different units: { $parts }. Combine measures of one unit only.
policy-unit-words = “{ $measure }” is a word and cannot be compared with { $value }. Use is or in; for a number that comes in ready made, write given instead of attribute.
policy-unit-mismatch = { $value } cannot be compared with “{ $measure }”, which is counted in { $unit }. Write the value in that unit.
policy-unit-wanted = { $value } does not fit here. Write a value in { $unit }.
policy-word-for-number = “{ $measure }” is a number and cannot be compared with words. Use at_least, more_than, at_most or less_than.
policy-parent-needed = This policy extends “{ $parent }”, which is not beside it. Put the parent’s file in the same folder.
policy-version-unknown = There is no version { $version } of “{ $policy }”. Versions: { $known }.
policy-extends-itself = “{ $policy }” extends itself: { $chain }. Remove one of these extends.
policy-unknown = There is no policy “{ $policy }”. Policies: { $known }.
policy-unknown-near = There is no policy “{ $policy }”. Did you mean “{ $nearest }”?
policy-not-in-force = No version of “{ $policy }” is in force on { $day }. Versions: { $known }.
policy-parent-not-in-force = No version of the parent “{ $policy }” is in force on { $day }. Versions: { $known }.
policy-overlap = Two versions of “{ $policy }” are in force on { $day }: { $first } (in { $file }) and { $second }. End one before the other starts.
policy-version-twice = The version { $version } of “{ $policy }” also stands in { $file }. Give one of them another version.
policy-tier-contradicts = Nobody can reach the tier “{ $tier }”: it asks two things of “{ $measure }” that exclude each other. Change one of the two.
policy-tier-unreachable = Nobody can reach the tier “{ $tier }”: its conditions exclude each other. Change one of them.
policy-tier-overtaken = Nobody stays in the tier “{ $tier }”: whoever meets its conditions also meets those of “{ $higher }”. Ask for more there, or remove one of the two.
policy-tier-same = The tiers “{ $lower }” and “{ $tier }” have the same effects and the same contacts. Tell them apart, or make them one.
policy-cliff = From “{ $lower }” to “{ $tier }”, “{ $measure }” goes from { $from } to { $to }, { $times } times as much{ $others ->
    [0] {""}
    [one] {" "}(one other threshold jumps as well)
   *[other] {" "}({ $others } other thresholds jump as well)
 }. Put a tier between them, or bring the two closer.
policy-cliff-effects = A small step of “{ $measure }” from “{ $lower }” to “{ $tier }” changes a lot at once: { $effects }. Spread the effects, or widen the step.
policy-gap = Between “{ $lower }”, which ends at { $from }, and “{ $tier }”, which begins at { $to }, “{ $measure }” lies in neither. Let them touch.
policy-precondition-alone = The tier “{ $tier }” has a precondition and no decision to follow it. Name the decision, or write the condition as admission.
policy-range-empty = Nothing is at least { $from } and at most { $to }. Correct one of the two.
policy-cluster-unused = No tier forms the cluster rule “{ $cluster }”. Name it under forms in a tier, or remove it.
policy-cluster-nobody = No partner can meet the cluster rule “{ $cluster }”: its condition excludes that of every tier that forms it. Change one of them.
policy-cluster-short = All candidates of “{ $cluster }” make { $total } together, less than the { $least } that one cluster needs. Lower the total, or widen the tier.
policy-cluster-small = No cluster of “{ $cluster }” can reach { $least }: at most { $most } members of at most { $largest } each. Allow more members, or lower the total.
policy-cluster-technologies = The members of “{ $cluster }” must share { $asked } technologies, but the policy knows only { $known }. Ask for fewer.
policy-label-many = “{ $cluster }” gives the label “{ $label }” to { $count } clusters and allows only { $most }. Correct one of the two.
policy-covers-never = The role “{ $role }” covers nobody: its condition can never hold. Correct it.
policy-role-nobody = The role “{ $role }” covers nobody: no tier fits both its tiers and its clusters. Correct them, or remove the role.
policy-tier-uncovered = No role covers the partners of “{ $tier }”. Add the tier to a role.
policy-coverage-missing = There are roles, but nothing says which of them is the primary contact. Write coverage with primary.
policy-primary-missing = These roles have no place in the order of primary contacts: { $roles }. Add them to primary.
policy-place-twice = “{ $place }” lies in “{ $first }” and in “{ $second }”. Remove it from one of them.
policy-place-nowhere = { $count ->
    [one] One département lies in no territory: { $places }.
   *[other] { $count } départements lie in no territory: { $places }.
 } Add what is missing.
policy-place-unknown-departements = “{ $place }” is no département. Write its INSEE code, for example "01", 2A, 75 or 974.
policy-place-unknown-countries = “{ $place }” is no country. Write its ISO 3166 code in two letters, for example FR.
policy-unit-integrated = The unit “{ $unit }” is integrated and sets nothing for itself ({ $path }). Remove this, or make it aligned.
policy-unit-may-not = The unit “{ $unit }” sets “{ $path }”, which it may not. It may set: { $allowed }.
policy-unit-no-clause = “{ $path }”, which the unit “{ $unit }” may set or sets, does not exist. Correct the path.
policy-unit-twice = The units “{ $other }” and “{ $unit }” both set “{ $path }”; only the first counts. Remove one.
policy-decision-unused = Nothing asks for the decision “{ $decision }”. Use it, or remove it.
policy-measure-unused = Nothing uses the measure “{ $measure }”. Use it, or remove it.
policy-rate-none = There is no written rate for { $currency } on { $day }, though the policy is in force. Add one.
policy-share-large = “{ $measure }” is a part of a whole and hardly exceeds 100 %, but { $value } is asked. A percentage is written 70 % or 0.7.
policy-warning-late = A warning { $days } days ahead comes too late to be given: the grace lasts { $grace } days. Lengthen the grace, or shorten the warning.
