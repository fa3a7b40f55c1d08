SELECT name FROM customer
SELECT count(*) FROM customer
select count(*) from customer;
SELECT code, name FROM customer WHERE name LIKE '%Verboten%'
SELECT c.name, isum(s.home_amount) FROM sale s JOIN customer c ON c.id = s.customer GROUP BY c.name
SELECT number, note, home_amount FROM sale
SELECT isum(home_cost) FROM sale
SELECT name FROM customer WHERE id IN (SELECT customer FROM sale WHERE note LIKE 'verboten%')
SELECT count(*) FROM sale s LEFT JOIN customer c ON c.id = s.customer WHERE c.id IS NULL
SELECT name, mobile, email FROM contact
SELECT count(*) FROM contact WHERE mobile LIKE '139%'
SELECT count(*) FROM customer a NATURAL JOIN (SELECT id, name FROM customer) b
SELECT count(*) FROM sale a JOIN sale b USING (id)
WITH c(a) AS (SELECT name FROM customer) SELECT a FROM c
WITH customer AS (SELECT 1 AS x) SELECT x FROM customer
SELECT count(*) FROM (SELECT id FROM customer UNION SELECT id FROM customer) u
SELECT customer, lines, net_sales, cost FROM customer_month
SELECT rule, as_of FROM tier_run
SELECT count(*), max(id) FROM task
SELECT c.name, row_number() OVER (PARTITION BY s.customer ORDER BY s.date, s.number, s.line) FROM sale s JOIN customer c ON c.id = s.customer
SELECT month_start(date), count(*) FROM sale GROUP BY 1
SELECT coalesce(nullif(phone, ''), '-') FROM customer
SELECT CAST(isum(home_amount) AS DECIMAL(20, 4)) FROM sale
SELECT 'a /* comment', 'it''s -- not' FROM customer
VALUES (1), (2)
