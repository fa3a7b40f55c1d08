SELECT count(*) FROM customer WHERE code = '{customer}' AND abs(CASE WHEN code > '' THEN -9223372036854775807 - 1 ELSE 1 END) > 0
SELECT count(*) FROM customer WHERE code > '' AND abs(CASE WHEN code = '{customer}' THEN -9223372036854775807 - 1 ELSE 1 END) > 0
SELECT name FROM customer WHERE code = '{customer}' ORDER BY abs(CASE WHEN code > '' THEN -9223372036854775807 - 1 ELSE 1 END)
SELECT count(*) FROM contact WHERE code > '' AND abs(CASE WHEN code = '{contact}' THEN -9223372036854775807 - 1 ELSE 1 END) > 0
SELECT count(*) FROM sale WHERE customer > 0 AND abs(CASE WHEN home_amount > {amount} THEN -9223372036854775807 - 1 ELSE 1 END) > 0
SELECT count(*) FROM sale s JOIN customer c ON c.id = s.customer WHERE abs(CASE WHEN s.home_amount > {amount} THEN -9223372036854775807 - 1 ELSE 1 END) > 0
SELECT isum(abs(CASE WHEN home_amount > {amount} THEN -9223372036854775807 - 1 ELSE 1 END)) FROM sale WHERE customer > 0
SELECT count(*) FROM customer_month WHERE abs(CASE WHEN net_sales > {amount} THEN -9223372036854775807 - 1 ELSE 1 END) > 0
SELECT count(*) FROM sale WHERE customer > 0 AND number LIKE 'S%' ESCAPE CASE WHEN home_amount > {amount} THEN 'ab' ELSE '!' END
WITH s AS (SELECT home_amount AS a FROM sale WHERE customer > 0) SELECT count(*) FROM s WHERE abs(CASE WHEN a > {amount} THEN -9223372036854775807 - 1 ELSE 1 END) > 0
