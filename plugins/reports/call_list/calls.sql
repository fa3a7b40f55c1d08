-- Whom to call: a row per customer with a reason, the most money at stake first. Definitions: docs/metrics.md.
WITH orders AS (  -- distinct numbers of a customer with a positive sum; lines without a number are one order a day
  SELECT customer, min(date) AS date, isum(home_amount) AS net
  FROM sale
  WHERE date <= :as_of
  GROUP BY customer, number, CASE WHEN number IS NULL THEN date END
  HAVING isum(home_amount) > 0
),
order_days AS (
  SELECT customer, date, lag(date) OVER (PARTITION BY customer ORDER BY date) AS day_before
  FROM (SELECT DISTINCT customer, date FROM orders) d
),
gaps AS (
  SELECT customer, date - day_before AS gap,
         row_number() OVER (PARTITION BY customer ORDER BY date - day_before) AS place,
         count(*) OVER (PARTITION BY customer) AS n
  FROM order_days
  WHERE day_before IS NOT NULL
),
rhythm AS (  -- twice the median gap; of four order days at least
  SELECT customer, isum(gap * CASE WHEN n % 2 = 1 THEN 2 ELSE 1 END) AS double_gap
  FROM gaps
  WHERE n >= 3 AND (place = (n + 1) / 2 OR place = n / 2 + 1)
  GROUP BY customer
),
usual AS (  -- median net of the orders of two years
  SELECT customer, divide(isum(net * CASE WHEN n % 2 = 1 THEN 2 ELSE 1 END), 2) AS usual
  FROM (SELECT customer, net, row_number() OVER (PARTITION BY customer ORDER BY net) AS place,
               count(*) OVER (PARTITION BY customer) AS n
        FROM orders
        WHERE date >= :recent_from) o
  WHERE place = (n + 1) / 2 OR place = n / 2 + 1
  GROUP BY customer
),
last_orders AS (SELECT customer, max(date) AS last_order FROM orders GROUP BY customer),
silent AS (  -- past their own rhythm; two years without an order count as lost
  SELECT r.customer, :as_of - l.last_order AS silent_days, divide(r.double_gap, 2) AS gap,
         2 * (:as_of - l.last_order) / r.double_gap AS missed
  FROM rhythm r
  JOIN last_orders l ON l.customer = r.customer
  WHERE 4 * (:as_of - l.last_order) > 3 * r.double_gap AND l.last_order >= :recent_from
),
net AS (
  SELECT customer, isum(CASE WHEN date >= :window_from THEN home_amount END) AS net,
         isum(CASE WHEN date < :window_from THEN home_amount END) AS net_before
  FROM sale
  WHERE date >= :window_before_from AND date <= :as_of
  GROUP BY customer
),
primary_rule AS (  -- the one whose tiers stand in the customers
  SELECT t.rule
  FROM tier_assignment t
  JOIN customer c ON c.id = t.customer AND c.tier = t.tier AND c.tier_since = t.from_date
  GROUP BY t.rule
  ORDER BY count(*) DESC, t.rule
  LIMIT 1
),
tiers AS (  -- of customers, or of groups at their head
  SELECT t.customer AS subject, t.tier, t.from_date, b.tier AS tier_before, coalesce(g.per_group, 0) AS per_group
  FROM tier_assignment t
  JOIN primary_rule p ON p.rule = t.rule
  LEFT JOIN tier_run g ON g.id = t.run
  LEFT JOIN tier_assignment b ON b.customer = t.customer AND b.rule = t.rule AND b.to_date = t.from_date
  WHERE t.from_date <= :as_of AND (t.to_date IS NULL OR t.to_date > :as_of)
),
rated AS (  -- the tier of a group is that of its members
  SELECT c.id AS customer, t.subject, t.tier
  FROM tiers t
  JOIN customer c ON c.id = t.subject
  WHERE t.per_group = 0
  UNION ALL
  SELECT c.id, t.subject, t.tier
  FROM tiers t
  JOIN customer c ON c.root = t.subject
  WHERE t.per_group <> 0
),
falls AS (  -- "A,B,C" says which tier is above which; not rated is below all. A group falls once, with the sales of its members
  SELECT t.subject AS customer, t.tier_before, coalesce(isum(n.net_before), 0) - coalesce(isum(n.net), 0) AS lost
  FROM tiers t
  JOIN rated m ON m.subject = t.subject
  LEFT JOIN net n ON n.customer = m.customer
  WHERE t.tier_before IS NOT NULL AND instr(:tiers, t.tier_before) > 0 AND :as_of - t.from_date < :fall_days
    AND (t.tier IS NULL OR instr(:tiers, t.tier) = 0 OR instr(:tiers, t.tier) > instr(:tiers, t.tier_before))
  GROUP BY t.subject, t.tier_before
),
contacted AS (
  SELECT customer, max(day_of(start, :zone_minutes)) AS last_contact
  FROM interaction
  WHERE day_of(start, :zone_minutes) <= :as_of
  GROUP BY customer
),
due AS (  -- open tasks, and next steps after which nothing has happened
  SELECT customer, due, what,
         row_number() OVER (PARTITION BY customer ORDER BY due, what, id) AS place
  FROM (SELECT customer, due, subject AS what, id
        FROM task
        WHERE state = 'open' AND customer IS NOT NULL AND due - :as_of < :days
        UNION ALL
        SELECT i.customer, i.next_date, coalesce(i.next_step, i.subject, ''), i.id
        FROM interaction i
        JOIN contacted l ON l.customer = i.customer AND l.last_contact = day_of(i.start, :zone_minutes)
        WHERE i.next_date IS NOT NULL AND i.next_date - :as_of < :days AND (i.next_done IS NULL OR i.next_done > :as_of)) d
),
people AS (
  SELECT customer, name, coalesce(mobile, phone) AS phone,
         row_number() OVER (PARTITION BY customer
                            ORDER BY CASE WHEN coalesce(mobile, phone) IS NULL THEN 1 ELSE 0 END, code) AS place
  FROM contact
),
reasons AS (
  SELECT c.id, c.code, c.name, c.phone, t.tier, u.name AS owner, l.last_order, a.last_contact,
         s.silent_days, s.gap, s.missed, f.tier_before, d.due, d.what, coalesce(n.net, 0) AS net,
         f.lost, coalesce(m.usual, 0) AS usual,
         CASE WHEN instr(:key_tiers, t.tier) > 0 AND EXISTS (SELECT 1 FROM contacted)
               AND (a.last_contact IS NULL OR :as_of - a.last_contact > :contact_days)
              THEN 1 ELSE 0 END AS neglected
  FROM customer c
  LEFT JOIN "user" u ON u.id = c.owner
  LEFT JOIN rated t ON t.customer = c.id
  LEFT JOIN last_orders l ON l.customer = c.id
  LEFT JOIN silent s ON s.customer = c.id
  LEFT JOIN falls f ON f.customer = c.id
  LEFT JOIN contacted a ON a.customer = c.id
  LEFT JOIN due d ON d.customer = c.id AND d.place = 1
  LEFT JOIN net n ON n.customer = c.id
  LEFT JOIN usual m ON m.customer = c.id
  WHERE CAST(:owner AS BIGINT) IS NULL OR c.owner = :owner
),
stakes AS (  -- by reason; the largest is what stands for the customer
  SELECT r.*,
         CASE WHEN silent_days IS NOT NULL THEN missed * usual ELSE 0 END AS of_silent,
         CASE WHEN tier_before IS NOT NULL AND lost > 0 THEN lost ELSE 0 END AS of_fall,
         CASE WHEN due IS NOT NULL THEN usual ELSE 0 END AS of_due,
         CASE WHEN neglected = 1 AND net > 0 THEN net ELSE 0 END AS of_contact
  FROM reasons r
  WHERE silent_days IS NOT NULL OR tier_before IS NOT NULL OR due IS NOT NULL OR neglected = 1
),
calls AS (
  SELECT s.*,
         CASE WHEN of_silent >= of_fall AND of_silent >= of_due AND of_silent >= of_contact THEN of_silent
              WHEN of_fall >= of_due AND of_fall >= of_contact THEN of_fall
              WHEN of_due >= of_contact THEN of_due
              ELSE of_contact END AS stake
  FROM stakes s
)
SELECT row_number() OVER (ORDER BY c.stake DESC, c.code, c.id) AS rank,
       c.name AS customer,
       c.code,
       c.tier,
       c.owner,
       p.name AS person,
       coalesce(p.phone, c.phone) AS phone,
       c.last_contact,
       c.last_order,
       c.stake,
       trim(CASE WHEN c.silent_days IS NULL THEN '' ELSE 'silent ' END ||
            CASE WHEN c.tier_before IS NULL THEN '' WHEN c.tier IS NULL THEN 'unrated' ELSE 'fall' END ||
            CASE WHEN c.tier_before IS NULL THEN '' WHEN c.lost > 0 THEN ' ' ELSE '_only ' END ||
            CASE WHEN c.due IS NULL THEN '' WHEN c.due < :as_of THEN 'late ' ELSE 'due ' END ||
            CASE WHEN c.neglected = 0 THEN '' WHEN c.last_contact IS NULL THEN 'never' ELSE 'neglected' END) AS why,
       c.silent_days,
       c.gap,
       c.missed,
       c.tier_before,
       c.lost,
       c.due,
       c.what,
       count(*) OVER () AS calls,
       isum(c.stake) OVER () AS at_stake,
       count(c.silent_days) OVER () AS silent,
       count(c.tier_before) OVER () AS fallen,
       count(c.due) OVER () AS follow_ups,
       isum(c.neglected) OVER () AS neglected,
       CASE WHEN c.silent_days IS NOT NULL THEN c.code END AS silent_code,
       CASE WHEN c.tier_before IS NOT NULL THEN c.code END AS fallen_code,
       CASE WHEN c.due IS NOT NULL THEN c.code END AS due_code,
       CASE WHEN c.neglected = 1 THEN c.code END AS neglected_code
FROM calls c
LEFT JOIN people p ON p.customer = c.id AND p.place = 1
ORDER BY c.stake DESC, c.code, c.id
