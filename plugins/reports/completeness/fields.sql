-- Per field: how many of the customers lack it, and how much they buy.
, field(code, place) AS (
  VALUES ('owner', 1), ('industry', 2), ('province', 3), ('city', 4), ('address', 5), ('phone', 6), ('email', 7), ('tax_number', 8),
         ('person', 9), ('reached', 10), ('decider', 11), ('talk', 12)
         {each customer}, ({name}, 12 + {n}){/each}
),
cells AS (
  SELECT f.code, f.place, w.net,
         CASE WHEN CASE f.code WHEN 'owner' THEN CAST(w.owner AS TEXT) WHEN 'industry' THEN w.industry WHEN 'province' THEN w.province
                               WHEN 'city' THEN w.city WHEN 'address' THEN w.address WHEN 'phone' THEN w.phone WHEN 'email' THEN w.email
                               WHEN 'tax_number' THEN w.tax_number WHEN 'person' THEN CAST(w.people AS TEXT)
                               WHEN 'reached' THEN CAST(nullif(w.reached, 0) AS TEXT) WHEN 'decider' THEN CAST(w.deciders AS TEXT)
                               WHEN 'talk' THEN CAST(w.talks AS TEXT)
                               {each customer}WHEN {name} THEN w.kept{n} {/each}END IS NULL THEN 1 ELSE 0 END AS lacks
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
