# Sourced by the SDK's plugin_test.sh, which says what it finds. The workspace has three customers; their last sales are of 2026-09-15.
does added -- pareto add user code=U1 name=Lin
does added -- pareto add interaction customer=C2 kind=visit 'start=2026-09-01 09:00'
does '2 tasks' -- pareto follow_up 30 --owner Lin --dry-run --as-of 2026-09-20 --output table
same 0 "$(pareto query 'SELECT count(*) FROM task' --output csv | tail -n 1)"
prints expected.csv -- pareto follow_up 30 --owner Lin --as-of 2026-09-20 --output csv
same 'Call them,Lin,2026-09-27' "$(pareto query 'SELECT DISTINCT t.subject, u.name, t.due FROM task t JOIN "user" u ON u.id = t.owner' --output csv | tail -n +2)"
does '0 tasks' -- pareto follow_up 30 --as-of 2026-09-20 --output table  # whoever has an open task needs no second one
operation=$(pareto journal --output csv | grep follow_up | head -n 1 | cut -d , -f 1)
does '' -- pareto journal undo "$operation"
same 0 "$(pareto query 'SELECT count(*) FROM task' --output csv | tail -n 1)"
fails days -- pareto follow_up 0
fails Nobody -- pareto follow_up 30 --owner Nobody
