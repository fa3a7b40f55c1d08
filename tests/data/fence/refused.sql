SELECT * FROM pareto_customer
SELECT money_of((SELECT count(*) FROM pareto_customer))
SELECT 1 FROM pareto_money_of(customer)
WITH customer_month AS (SELECT secret AS net_sales FROM pareto_meta) SELECT money_of(1)
SELECT * FROM PARETO_customer
SELECT * FROM "pareto_customer"
SELECT "pareto_customer".name FROM "pareto_customer"
SELECT * FROM 'pareto_customer'
SELECT * FROM `pareto_meta`
SELECT * FROM [pareto_meta]
SELECT * FROM main.pareto_journal
SELECT * FROM main . "pareto_journal"
SELECT * FROM public.pareto_customer
WITH customer AS (SELECT * FROM pareto_customer) SELECT * FROM customer
WITH customer(a) AS (SELECT payload FROM pareto_journal) SELECT a FROM customer
WITH pareto_customer AS (SELECT * FROM customer) SELECT * FROM pareto_customer
SELECT (SELECT value FROM pareto_meta LIMIT 1)
SELECT * FROM customer c JOIN pareto_meta m
SELECT name FROM customer UNION ALL SELECT value FROM pareto_meta
SELECT 1 FROM customer WHERE EXISTS(SELECT 1 FROM/**/pareto_meta)
SELECT * FROM pareto_customer__search
SELECT * FROM "pareto_contact__search"('99998')
SELECT name FROM main.customer
SELECT name FROM public.customer
SELECT name FROM temp.customer
SELECT name FROM pg_temp.customer
SELECT count(*) FROM main.customer
SELECT count(*) FROM public.customer
SELECT count(*) FROM MAIN . "customer"
SELECT count(*) FROM "main".customer
SELECT count(*) FROM "public"."customer"
SELECT count(*) FROM [main].customer
SELECT count(*) FROM `main`.customer
SELECT count(*) FROM 'main'.customer
SELECT count(*) FROM main/**/./**/customer
SELECT count(*) FROM public/**/./**/customer
SELECT count(*) FROM postgres.public.customer
SELECT public.customer.name FROM public.customer
SELECT EXISTS(SELECT 1 FROM main.customer WHERE name LIKE 'Beta%') + 2
WITH customer AS (SELECT * FROM main.customer) SELECT name FROM customer
WITH customer AS (SELECT * FROM public.customer) SELECT name FROM customer
WITH x AS (SELECT * FROM temp.customer) SELECT count(*) + 2 FROM main.customer
SELECT (SELECT name FROM main.customer LIMIT 1 OFFSET 1)
SELECT * FROM customer UNION ALL SELECT * FROM main.customer
SELECT c.name FROM customer a JOIN main.customer c
SELECT c.name FROM customer a NATURAL JOIN main.customer c
SELECT c.name FROM customer a NATURAL JOIN public.customer c
SELECT c.name FROM sale s RIGHT JOIN main.customer c ON c.id = s.customer
VALUES((SELECT count(*) FROM main.customer))
VALUES((SELECT count(*) FROM public.customer))
TABLE customer
TABLE public.customer
SELECT * FROM sqlite_master
SELECT * FROM sqlite_schema
SELECT * FROM sqlite_temp_master
SELECT * FROM temp.sqlite_temp_master
SELECT * FROM temp.sqlite_master
SELECT * FROM pragma_table_info('customer')
SELECT * FROM pragma_database_list
SELECT sql FROM pragma_database_list
SELECT * FROM dbstat
SELECT * FROM information_schema.tables
SELECT * FROM information_schema.columns WHERE table_name LIKE 'p%'
SELECT definition FROM pg_views
SELECT definition FROM pg_catalog.pg_views
SELECT most_common_vals FROM pg_stats
SELECT rolname FROM pg_authid
PRAGMA table_info(customer)
ATTACH 'other.db' AS other
SELECT 1; ATTACH 'other.db' AS other
SELECT 1; SELECT 2
SELECT 1;;SELECT 2
SELECT 1; RESET ROLE; SELECT * FROM public.customer
RESET ROLE
SET ROLE pareto
SELECT load_extension('x.so')
SELECT load_extension('x.so') FROM customer
SELECT readfile('/etc/passwd')
SELECT fts5(1)
SELECT randomblob(1000000000)
SELECT zeroblob(1000000000)
SELECT set_config('x', 'y', false)
SELECT set_config('role', 'none', false)
SELECT "set_config"('role', 'none', false)
SELECT current_setting('data_directory')
SELECT pg_sleep(10)
SELECT pg_read_file('/etc/passwd')
SELECT lo_import('/etc/passwd')
SELECT lo_get(1)
SELECT dblink('x', 'SELECT 1')
SELECT query_to_xml('SELECT * FROM ' || 'pareto_' || 'customer', true, false, '')
SELECT query_to_xml('SELECT * FROM public.customer', true, false, '')
SELECT "query_to_xml"('SELECT * FROM public.customer', true, false, '')
SELECT query_to_xml /* */ ('SELECT 1', true, false, '')
SELECT table_to_xml('customer', true, false, '')
SELECT schema_to_xml('public', true, false, '')
SELECT database_to_xml(true, false, '')
SELECT query_to_xml_and_xmlschema('SELECT 1', true, false, '') FROM customer
SELECT * FROM json_to_record('{"a":1}') AS (a int)
SELECT * FROM generate_series(1, 1000000000) AS x
SELECT * FROM customer, LATERAL query_to_xml('SELECT 1', true, false, '') AS x
WITH x(a) AS (SELECT query_to_xml('SELECT 1', true, false, '')) SELECT a FROM x
SELECT has_table_privilege('public.customer', 'select')
SELECT txid_current()
SELECT nextval('x')
SELECT inet_server_addr()
SELECT version()
SELECT repeat('x', 2000000000)
DELETE FROM customer
UPDATE customer SET name = ''
INSERT INTO customer(name) VALUES('x')
WITH x AS (SELECT 1) DELETE FROM customer
WITH x AS (SELECT 1) INSERT INTO customer(name) SELECT 'x'
WITH x AS (DELETE FROM customer RETURNING *) SELECT * FROM x
WITH x AS (UPDATE customer SET name = '' RETURNING *) SELECT * FROM x
SELECT * INTO stolen FROM customer
SELECT * INTO TEMP stolen FROM customer
SELECT * FROM customer FOR UPDATE
CREATE TEMP TABLE t(x)
CREATE TABLE t AS SELECT * FROM customer
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'
DROP VIEW customer
COPY customer TO '/tmp/x'
COPY (SELECT * FROM customer) TO PROGRAM 'cat'
DO 'BEGIN END'
CALL f()
EXECUTE f
LISTEN x
GRANT SELECT ON customer TO public
EXPLAIN SELECT 1
EXPLAIN ANALYZE DELETE FROM customer
VACUUM INTO 'copy.db'
BEGIN
COMMIT
SELECT $$ ' $$, "pareto_meta" -- '
SELECT E'\'', "x" FROM customer -- '
SELECT * FROM U&"\0070areto_meta"
SELECT name FROM customer WHERE name = $1
SELECT pareto_is_mine_own(id) FROM customer
SELECT "pareto_is_mine_own"(1)
SELECT PARETO_IS_MINE_TEAM()
