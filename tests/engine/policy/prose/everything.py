"""A policy that uses every word of the language at least once."""

from __future__ import annotations

from typing import Final

EVERYTHING: Final = """
policy: everything
version: "1"
title: {fr: Tout, en: Everything}
description: {fr: Tous les mots., en: All words.}
valid: {from: 2026-01-01, to: 2027-01-01}
currency: EUR
overridable: [tiers.*.title]
conversion:
  source: written
  at: month_end
  thresholds: trailing_average
  round_to: 0.1
  rates: [{currency: USD, rate: 1.2, from: 2020-01-01, to: 2028-01-01}]
calendar: {fiscal_year_starts: 4, grace_days: 5}
markets: [{name: intel, title: Intel}]
lines: [{name: pc, title: PC}]
trades: [{name: isv, title: {fr: éditeur, en: vendor}}, {name: var, title: VAR}]
technologies: [{name: aix, title: AIX}]
portfolios:
  - {portfolio: cloud, title: Cloud, line: pc, market: intel, unit: pcd, offering: o1, technology: aix}
units:
  - {unit: pcd, title: PC, attachment: integrated}
  - {unit: servers, title: Servers, attachment: aligned, may_set: [roles.desk.capacity], sets: {roles.desk.capacity.partners: 60}}
territories:
  - {territory: south, title: South, departements: [13]}
  - {territory: north, title: North, regions: [FR-HDF]}
  - {territory: far, title: Far, countries: [RE], overseas: true}
measures:
  revenue: {sum: amount, title: revenue, where: {market: intel, line: pc, offering: [o1, o2], unit: pcd, route: direct, wholesaler: w, technology: aix, transaction: sale, new_customers: 6, not: {territory: far}}, window: {trailing_months: 3, shift_months: 12, grace_days: 4}}
  units_sold: {sum: quantity, per: portfolio, window: {trailing_days: 30}}
  part: {share: revenue, of: total_revenue}
  growing: {growth: revenue, as: difference, months_before: 6, from_nothing: 0}
  rising: {growth: revenue}
  people: {count: certified_people, where: {certification: c, level: pro, job: sales, technology: aix}}
  skills: {count: competences, where: {competence: c}}
  customers: {count: customers, window: {calendar_year: previous, periods: 2}}
  offers: {count: offerings, floor: 5 k EUR, window: {fiscal_quarter: to_date}}
  lines_sold: {count: lines, window: {calendar_half_year: current}}
  orders: {count: orders, window: {between: [2026-01-01, 2026-02-01]}}
  markets_served: {count: markets, window: {calendar_quarter: previous}}
  ever: {sum: amount, window: {ever: true}}
  fiscal: {sum: amount, window: {fiscal_year: current}}
  fiscal_half: {sum: amount, window: {fiscal_half_year: previous}}
  monthly: {sum: amount, window: {month: previous}}
  country: {attribute: country}
  trade: {attribute: trade, title: trade}
  joined: {attribute: joined}
  nps: {given: points, of: satisfaction, otherwise: 5}
  total_revenue: {total: [revenue, ever]}
  weighed: {total: {revenue: 2, ever: 1}}
  average: {mean: {revenue: 2, ever: 1}}
  plain: {mean: [revenue, ever]}
  top: {best: [revenue, ever]}
  low: {least: [revenue, ever]}
  class: {classes: {big: {measure: revenue, at_least: 1 M EUR}}, otherwise: small}
  age: {months_since: joined}
  together: {group_total: revenue}
  held: {portfolios_at: ready}
  team: {team: [{where: {technology: aix}, people: 2}, {people: 1}], each_fills: 2}
  value:
    cap: 300
    score:
      - category: sales
        title: Sales
        cap: 100
        weight: 0.5
        minimum: 30
        more_than: 20
        items:
          - {item: a, title: First, measure: revenue, points: 10, target: 1 M EUR, partial: true, cap: 9, minimum: 1, more_than: 0}
          - {measure: revenue, points: 10, each: {by: country, values: {FR: 10 k EUR}, otherwise: 20 k EUR}, when: {measure: people, at_least: 1}}
          - {measure: revenue, bands: [{at_least: 1 M EUR, points: 5}, {at_least: {by: country, values: {FR: 2 M EUR}}, points: 9}], partial: true}
          - {points: 3, when: {always: true}}
          - {measure: people, points: 2, each: 1}
          - {measure: people, points: 2, target: {by: country, values: {FR: 3}}}
  tracks: {best_of: [{track: one, title: One, categories: [{category: c1, items: [{measure: people, points: 1, each: 1}]}]}]}
staying:
  review: {every: quarter, on: ["06-30", "12-31"]}
  promotion: {every: half_year, on: ["02-29"]}
  demotion: one_step
  grace_days: 30
  grace_months: 1
  term_months: 6
  warnings_days: [60, 30]
decisions:
  - {decision: admit, deciders: [director], valid_months: 12, title: Admission}
  - {decision: keep, deciders: [director, board]}
  - {decision: admit-late, deciders: [director]}
portfolio_tiers:
  - {tier: open}
  - {tier: ready, admission: {measure: units_sold, at_least: 12}}
tiers:
  - {tier: base, title: Base, description: {fr: Tous., en: All.}, effects: {discount: 4 %, plan: local}}
  - tier: middle
    cumulative: true
    paths:
      volume: {measure: revenue, more_than: 1 M EUR, less_than: 9 M EUR}
      skill: {some: 1, of: [{measure: people, at_least: 2, at_most: 5}, {not: {measure: trade, in: [isv, var]}}]}
    staying: {review: {every: anniversary}, promotion: at_review, demotion: to_measured}
  - tier: high
    title: High
    precondition: {all: [{measure: revenue, at_least: {by: country, values: {FR: 10 M EUR, DE: {by: portfolio, values: {cloud: 5 M EUR}}}, otherwise: 20 M EUR}}, {decision: keep}]}
    admission: {any: [{qualifying: {measure: country, is: FR}, months: 3}, {tier_at_least: middle}, {tier_at_least: ready, portfolio: any}, {tier_at_least: ready, portfolio: cloud}, {measure: units_sold, at_least: 1, portfolio: cloud, title: sells}, {measure: value, at_least: 5, without_minimums: true}, {always: false}]}
    decision: admit
    forms: group
    without_cluster: middle
clusters:
  - cluster: group
    title: Group
    kind: standard
    when: {measure: revenue, at_least: 1}
    total: {measure: revenue, at_least: 1 M EUR, at_most: 9 M EUR}
    members: {at_least: 2, at_most: 9}
    number: {at_most: 5}
    common: {any: [trade, technologies], technologies_at_least: 2, weights: {trade: 2, technologies: 1}}
    labels: [{label: expand, title: Expand, count: 2, by: rising, approach: {fr: Croître., en: Grow.}}]
    resources: {title: {fr: Leur équipe, en: Their team}, seats: {at_least: 1, at_most: 2}, roles: [lead]}
    moving: 2
  - {cluster: alone, kind: own, own: partner}
roles:
  - role: lead
    title: Lead
    per: cluster
    market: intel
    unit: servers
    mission: {fr: Développer., en: Develop.}
    covers: {clusters: [group]}
    seats: {at_least: 1, at_most: 1}
    capacity: {hours: 1600, partners: 50}
    workload: [{hours: 60, measure: revenue, each: 1 M EUR, hours_each: 6}]
    absorbs: [desk]
  - role: desk
    per: territory
    covers: {tiers: [base, middle], when: {measure: revenue, at_least: 1}, bulk: {reading: biggest, measure: revenue, top: 20, scope: channel}}
    workload: [{hours: 12, when: {measure: revenue, at_least: 1 M EUR}}, {hours: 4}]
  - {role: share, per: channel, covers: {bulk: {reading: biggest, measure: revenue, share: 50 %}}}
  - {role: own, per: unit, covers: {bulk: {reading: dominant, measure: revenue, share: 50 %, of: ever}}}
coverage:
  primary: [lead, desk]
  most_contacts: {at_least: 1, at_most: 3}
  moving_hours: 8
  contact_hours: 4
  overload_price: 9
  balance_price: 2
  balance_within: 10 %
  keep_years: 3
"""
