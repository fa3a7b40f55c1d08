-- Per owner: how complete what they look after is.
, gaps AS (
  SELECT w.owner, w.net,
         0 {each customer: owner industry province city address phone email tax_number}+ CASE WHEN w.{column} IS NULL THEN 1 ELSE 0 END {/each}
         {each contact: name}+ CASE WHEN w.people IS NULL THEN 1 ELSE 0 END {/each}
         {each contact: phone}+ CASE WHEN coalesce(w.reached, 0) = 0 THEN 1 ELSE 0 END {/each}
         {each contact_role: part}+ CASE WHEN w.deciders IS NULL THEN 1 ELSE 0 END {/each}
         {each interaction: start}+ CASE WHEN w.talks IS NULL THEN 1 ELSE 0 END {/each}
         {each customer}+ CASE WHEN w.kept{n} IS NULL THEN 1 ELSE 0 END {/each}AS gaps,
         0 {each customer: owner industry province city address phone email tax_number}+ 1 {/each}{each contact: name phone}+ 1 {/each}{each contact_role: part}+ 1 {/each}{each interaction: start}+ 1 {/each}{each customer}+ 1 {/each}AS items
  FROM who w
)
SELECT coalesce(u.name, '–') AS owner,
       count(*) AS customers,
       isum(CASE WHEN g.gaps > 0 THEN 1 ELSE 0 END) AS with_gaps,
       isum(g.gaps) AS gaps,
       1 - CAST(isum(g.gaps) AS DOUBLE PRECISION) / nullif(max(g.items) * count(*), 0) AS complete,
       isum(g.net) AS net,
       max(g.items) AS items
FROM gaps g
LEFT JOIN "user" u ON u.id = g.owner
GROUP BY u.id, u.name
ORDER BY isum(g.gaps) DESC, coalesce(u.name, '–')
