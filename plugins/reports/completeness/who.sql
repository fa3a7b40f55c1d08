-- The customers that are looked at, with what the lists ask of each.
WITH net AS (
  SELECT customer, isum(home_amount) AS net
  FROM sale
  WHERE date >= :window_from AND date <= :window_to
  GROUP BY customer
),
people AS (
  SELECT customer, count(*) AS people, count(coalesce(mobile, phone, email)) AS reached
  FROM contact
  GROUP BY customer
),
deciders AS (
  SELECT p.customer, count(*) AS deciders
  FROM contact_role r
  JOIN contact p ON p.id = r.contact
  WHERE r.part = 'decider' AND (r.from_date IS NULL OR r.from_date <= :as_of) AND (r.to_date IS NULL OR r.to_date > :as_of)
  GROUP BY p.customer
),
talks AS (
  SELECT customer, count(*) AS talks
  FROM interaction
  WHERE day_of(start, :zone_minutes) >= :window_from AND day_of(start, :zone_minutes) <= :window_to
  GROUP BY customer
),
who AS (  -- the customers that are looked at
  SELECT c.id, c.code, c.name, c.tier, c.owner, c.industry, coalesce(c.province, c.country) AS province, c.city, c.address,
         c.phone, c.email, c.tax_number, p.people, p.reached, d.deciders, t.talks, coalesce(n.net, 0) AS net
         {each customer}, CAST(c.{column} AS TEXT) AS kept{n}{/each}
  FROM customer c
  LEFT JOIN net n ON n.customer = c.id
  LEFT JOIN people p ON p.customer = c.id
  LEFT JOIN deciders d ON d.customer = c.id
  LEFT JOIN talks t ON t.customer = c.id
  WHERE (CAST(:owner AS BIGINT) IS NULL OR c.owner = :owner)
    AND (CAST(:tiers AS TEXT) IS NULL OR instr(:tiers, c.tier) > 0)
    AND (:set = 'all' OR n.net > 0)
)
