-- The gaps themselves, those of the largest customers first.
, lists AS (
  SELECT w.code, w.name, w.tier, w.owner, w.net,
         trim(CASE WHEN w.owner IS NULL THEN 'owner ' ELSE '' END || CASE WHEN w.industry IS NULL THEN 'industry ' ELSE '' END ||
              CASE WHEN w.province IS NULL THEN 'province ' ELSE '' END || CASE WHEN w.city IS NULL THEN 'city ' ELSE '' END ||
              CASE WHEN w.address IS NULL THEN 'address ' ELSE '' END || CASE WHEN w.phone IS NULL THEN 'phone ' ELSE '' END ||
              CASE WHEN w.email IS NULL THEN 'email ' ELSE '' END || CASE WHEN w.tax_number IS NULL THEN 'tax_number ' ELSE '' END ||
              CASE WHEN w.people IS NULL THEN 'person ' ELSE '' END ||
              CASE WHEN coalesce(w.reached, 0) = 0 THEN 'reached ' ELSE '' END ||
              CASE WHEN w.deciders IS NULL THEN 'decider ' ELSE '' END || CASE WHEN w.talks IS NULL THEN 'talk ' ELSE '' END
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
