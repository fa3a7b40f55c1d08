-- Per field that the reader may see: how many of the customers lack it, and how much they buy.
, field(code, place) AS (
  VALUES ('', 0) {each customer: owner industry province city address phone email tax_number}, ({name}, {n}){/each}
         {each contact: name}, ('person', 21){/each} {each contact: phone}, ('reached', 22){/each}
         {each contact_role: part}, ('decider', 23){/each} {each interaction: start}, ('talk', 24){/each}
         {each customer}, ({name}, 30 + {n}){/each}
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
  WHERE f.place > 0
)
SELECT code AS field,
       count(*) AS customers,
       isum(lacks) AS lacking,
       CAST(count(*) - isum(lacks) AS DOUBLE PRECISION) / count(*) AS complete,
       coalesce(isum(CASE WHEN lacks = 1 THEN net END), 0) AS net
FROM cells
GROUP BY code, place
ORDER BY place
