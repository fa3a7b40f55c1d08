-- The customers that are looked at, with what the lists ask of each.
WITH net AS (
  SELECT customer, isum(home_amount) AS net
  FROM sale
  WHERE date >= :window_from AND date <= :window_to
  GROUP BY customer
),
people AS (
  SELECT CAST(NULL AS BIGINT) AS customer, CAST(NULL AS BIGINT) AS people
  WHERE FALSE
  {each contact: customer}UNION ALL
  SELECT {column}, count(*)
  FROM contact
  GROUP BY {column}{/each}
),
reached AS (
  SELECT customer, count(*) AS reached
  FROM (SELECT CAST(NULL AS BIGINT) AS customer, CAST(NULL AS BIGINT) AS id
        WHERE FALSE
        {each contact: mobile phone email}UNION
        SELECT customer, id
        FROM contact
        WHERE {column} IS NOT NULL
        {/each}) r
  GROUP BY customer
),
deciders AS (
  SELECT CAST(NULL AS BIGINT) AS customer, CAST(NULL AS BIGINT) AS deciders
  WHERE FALSE
  {each contact_role: part}UNION ALL
  SELECT p.customer, count(*)
  FROM contact_role r
  JOIN contact p ON p.id = r.contact
  WHERE r.{column} = 'decider' AND (r.from_date IS NULL OR r.from_date <= :as_of) AND (r.to_date IS NULL OR r.to_date > :as_of)
  GROUP BY p.customer{/each}
),
talks AS (
  SELECT CAST(NULL AS BIGINT) AS customer, CAST(NULL AS BIGINT) AS talks
  WHERE FALSE
  {each interaction: start}UNION ALL
  SELECT customer, count(*)
  FROM interaction
  WHERE day_of({column}, :zone_minutes) >= :window_from AND day_of({column}, :zone_minutes) <= :window_to
  GROUP BY customer{/each}
),
who AS (  -- the customers that are looked at
  SELECT c.id, c.code, c.name, c.tier, c.owner, coalesce({each customer: industry}c.{column}, {/each}NULL, NULL) AS industry,
         coalesce({each customer: province country}c.{column}, {/each}NULL, NULL) AS province,
         coalesce({each customer: city}c.{column}, {/each}NULL, NULL) AS city, coalesce({each customer: address}c.{column}, {/each}NULL, NULL) AS address,
         coalesce({each customer: phone}c.{column}, {/each}NULL, NULL) AS phone, coalesce({each customer: email}c.{column}, {/each}NULL, NULL) AS email,
         coalesce({each customer: tax_number}c.{column}, {/each}NULL, NULL) AS tax_number, p.people, r.reached, d.deciders, t.talks, coalesce(n.net, 0) AS net
         {each customer}, CAST(c.{column} AS TEXT) AS kept{n}{/each}
  FROM customer c
  LEFT JOIN net n ON n.customer = c.id
  LEFT JOIN people p ON p.customer = c.id
  LEFT JOIN reached r ON r.customer = c.id
  LEFT JOIN deciders d ON d.customer = c.id
  LEFT JOIN talks t ON t.customer = c.id
  WHERE (CAST(:owner AS BIGINT) IS NULL OR c.owner = :owner)
    AND (CAST(:tiers AS TEXT) IS NULL OR instr(:tiers, c.tier) > 0)
    AND (:set = 'all' OR n.net > 0)
)
