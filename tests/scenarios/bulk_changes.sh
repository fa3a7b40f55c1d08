#!/usr/bin/env bash
# Many records changed or removed at once, each with a preview and one undo; and what the journal says of an operation.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
"$DEMO_DATA" ../exports --language en >/dev/null
for file in rates products people customers; do ends 0 pareto import ../exports/$file.csv --yes; done
ends 0 pareto import ../exports/sales.xlsx --as sale --yes
province=$(value "SELECT province FROM customer WHERE province IS NOT NULL GROUP BY province ORDER BY count(*) DESC, province LIMIT 1")
there=$(value "SELECT count(*) FROM customer WHERE province = '$province'")
owner=$(value "SELECT name FROM user ORDER BY code LIMIT 1")
owned=$(value "SELECT count(*) FROM customer c JOIN user u ON u.id = c.owner WHERE province = '$province' AND u.name = '$owner'")
same 'the province is worth it' yes "$(((there > 3 && owned < there)) && echo yes)"
dump_tables before.sql

# ---- looking --------------------------------------------------------------------------------------------------------------
ends 0 pareto set customer --where "province = $province" "owner=$owner" note=checked --dry-run
line 'the preview counts who matches' out "^ *match +$there$"
line 'and who changes' out "^ *changes +$there$"
line 'and shows values before and after' out ' Note  .*checked'
says 'and what goes along' out 'Ownerships'
says 'and that nothing was done' out 'nothing was changed'
dump_tables after.sql
same_file 'a look writes nothing' before.sql after.sql

# ---- changing -------------------------------------------------------------------------------------------------------------
ends 0 pareto set customer --where "province = $province" "owner=$owner" note=checked --yes
says 'the deed counts, too' out "changed $there"
same 'all have the owner' "$there" "$(value "SELECT count(*) FROM customer c JOIN user u ON u.id = c.owner WHERE province = '$province' AND u.name = '$owner'")"
same 'nobody else has the note' "$there" "$(value "SELECT count(*) FROM customer WHERE note = 'checked'")"
same 'the dated facts agree' "$there" "$(value "SELECT count(*) FROM ownership o JOIN customer c ON c.id = o.customer JOIN user u ON u.id = o.user
  WHERE o.role = 'owner' AND o.to_date IS NULL AND c.province = '$province' AND u.name = '$owner'")"
operation=$(operations | head -n 1)
ends 0 pareto set customer --where "province = $province" note=checked --yes
line 'what is so already is no change' out "^ *so already +$there$"
same 'and no operation' "$operation" "$(operations | head -n 1)"

ends 0 pareto journal show "$operation" --output table
line 'an operation can be looked at' out "^ *Customers +$there"
says 'with the values' out checked
code=$(value "SELECT min(code) FROM customer WHERE province = '$province'")
ends 0 pareto journal --record "customer:$code" --output csv
line 'the history of a record has values before and after' out "customer.updated,note,,checked$"

# ---- an undo that is looked at first, and one with a conflict ------------------------------------------------------------------
ends 0 pareto set customer "$code" note=mine
ends 0 pareto journal undo "$operation" --dry-run
line 'an undo says what it would restore' out "^ *restores +"
line 'and what it would leave' out "^ *leaves +1$"
says 'and why' out "changed since"
says 'and that it was a look' out 'nothing was changed'
same 'which it was' "$there" "$(value "SELECT count(*) FROM customer WHERE note IN ('checked', 'mine')")"
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
ends 0 pareto journal undo "$operation" --yes
dump_tables after.sql
same_file 'undone, all is as it was' before.sql after.sql

# ---- removing -------------------------------------------------------------------------------------------------------------
ends 0 pareto add task subject=one customer="$code"
ends 0 pareto add task subject=two customer="$code"
dump_tables before.sql
ends 0 pareto remove task --where "subject ~ o" --dry-run
line 'a removal is looked at' out "^ *removes +2$"
ends 0 pareto remove task --where "subject ~ o" --yes
says 'and done' out 'removed 2'
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
dump_tables after.sql
same_file 'and undone' before.sql after.sql
ends 3 pareto remove customer --where "province = $province" --yes
line 'who is referred to stays' out "^ *refuses +[1-9]"
says 'with the reason' out 'records of sale refer to it'

# ---- what makes no sense ---------------------------------------------------------------------------------------------------
ends 2 pareto set customer note=x
says 'no record named' err '--where CONDITION'
ends 2 pareto remove customer
says 'none to remove' err '--where CONDITION'
ends 2 pareto remove customer "$code" --where "tier = A"
says 'both ways at once' err 'not both'
ends 0 pareto set customer --where "province = nowhere" note=x --yes
says 'none matches' out 'no record matches'
ends 2 pareto set customer --where "province = $province" nofield=x --yes
says 'an unknown field' err 'nofield'
finish
