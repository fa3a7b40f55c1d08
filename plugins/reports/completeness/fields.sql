-- Per field: how many of the customers lack it, and how much they buy.
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
  FROM customer c
  LEFT JOIN net n ON n.customer = c.id
  LEFT JOIN people p ON p.customer = c.id
  LEFT JOIN deciders d ON d.customer = c.id
  LEFT JOIN talks t ON t.customer = c.id
  WHERE (CAST(:owner AS BIGINT) IS NULL OR c.owner = :owner)
    AND (CAST(:tiers AS TEXT) IS NULL OR instr(:tiers, c.tier) > 0)
    AND (:set = 'all' OR n.net > 0)
),
field(code, place) AS (
  VALUES ('owner', 1), ('industry', 2), ('province', 3), ('city', 4), ('address', 5), ('phone', 6), ('email', 7), ('tax_number', 8),
         ('person', 9), ('reached', 10), ('decider', 11), ('talk', 12)
),
cells AS (
  SELECT f.code, f.place, w.net,
         CASE WHEN CASE f.code WHEN 'owner' THEN CAST(w.owner AS TEXT) WHEN 'industry' THEN w.industry WHEN 'province' THEN w.province
                               WHEN 'city' THEN w.city WHEN 'address' THEN w.address WHEN 'phone' THEN w.phone WHEN 'email' THEN w.email
                               WHEN 'tax_number' THEN w.tax_number WHEN 'person' THEN CAST(w.people AS TEXT)
                               WHEN 'reached' THEN CAST(nullif(w.reached, 0) AS TEXT) WHEN 'decider' THEN CAST(w.deciders AS TEXT)
                               WHEN 'talk' THEN CAST(w.talks AS TEXT) END IS NULL THEN 1 ELSE 0 END AS lacks
  FROM who w
  CROSS JOIN field f
)
SELECT code AS field,
       count(*) AS customers,
       isum(lacks) AS lacking,
       CAST(count(*) - isum(lacks) AS DOUBLE PRECISION) / count(*) AS complete,
       coalesce(isum(CASE WHEN lacks = 1 THEN net END), 0) AS net
FROM cells
GROUP BY code, place
ORDER BY place
