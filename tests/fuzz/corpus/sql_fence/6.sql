-- first
SELECT CASE WHEN name LIKE '%a%' ESCAPE '\' THEN 1 ELSE 2.5e0 END, CAST(x'41' AS TEXT), row_number() OVER (ORDER BY id) FROM `customer`