-- The gaps themselves, those of the largest customers first.
, lists AS (
  SELECT w.code, w.name, w.tier, w.owner, w.net,
         trim('' {each customer: owner industry province city address phone email tax_number}|| CASE WHEN w.{column} IS NULL THEN {name} || ' ' ELSE '' END {/each}
              {each contact: name}|| CASE WHEN w.people IS NULL THEN 'person ' ELSE '' END {/each}
              {each contact: phone}|| CASE WHEN coalesce(w.reached, 0) = 0 THEN 'reached ' ELSE '' END {/each}
              {each contact_role: part}|| CASE WHEN w.deciders IS NULL THEN 'decider ' ELSE '' END {/each}
              {each interaction: start}|| CASE WHEN w.talks IS NULL THEN 'talk ' ELSE '' END {/each}
              {each customer}|| CASE WHEN w.kept{n} IS NULL THEN {name} || ' ' ELSE '' END {/each}) AS lacks
  FROM who w
)
SELECT l.name AS customer,
       l.code,
       l.tier,
       u.name AS owner,
       l.lacks,
       l.net,
       count(*) OVER () AS customers
FROM lists l
LEFT JOIN "user" u ON u.id = l.owner
WHERE l.lacks <> ''
ORDER BY l.net DESC, l.code
LIMIT :top
