-- Per owner: how complete what they look after is.
, gaps AS (
  SELECT w.owner, w.net,
         CASE WHEN w.owner IS NULL THEN 1 ELSE 0 END + CASE WHEN w.industry IS NULL THEN 1 ELSE 0 END +
         CASE WHEN w.province IS NULL THEN 1 ELSE 0 END + CASE WHEN w.city IS NULL THEN 1 ELSE 0 END +
         CASE WHEN w.address IS NULL THEN 1 ELSE 0 END + CASE WHEN w.phone IS NULL THEN 1 ELSE 0 END +
         CASE WHEN w.email IS NULL THEN 1 ELSE 0 END + CASE WHEN w.tax_number IS NULL THEN 1 ELSE 0 END +
         CASE WHEN w.people IS NULL THEN 1 ELSE 0 END + CASE WHEN coalesce(w.reached, 0) = 0 THEN 1 ELSE 0 END +
         CASE WHEN w.deciders IS NULL THEN 1 ELSE 0 END + CASE WHEN w.talks IS NULL THEN 1 ELSE 0 END
         {each customer}+ CASE WHEN w.kept{n} IS NULL THEN 1 ELSE 0 END {/each}AS gaps
  FROM who w
)
SELECT coalesce(u.name, '–') AS owner,
       count(*) AS customers,
       isum(CASE WHEN g.gaps > 0 THEN 1 ELSE 0 END) AS with_gaps,
       isum(g.gaps) AS gaps,
       1 - CAST(isum(g.gaps) AS DOUBLE PRECISION) / ((12 {each customer}+ 1 {/each}) * count(*)) AS complete,
       isum(g.net) AS net,
       12 {each customer}+ 1 {/each}AS items
FROM gaps g
LEFT JOIN "user" u ON u.id = g.owner
GROUP BY u.id, u.name
ORDER BY isum(g.gaps) DESC, coalesce(u.name, '–')
