-- All of them together.
SELECT count(*) AS customers, coalesce(isum(net), 0) AS net
FROM who
HAVING count(*) > 0
