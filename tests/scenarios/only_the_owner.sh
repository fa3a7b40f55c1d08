#!/usr/bin/env bash
# Whatever the umask, nobody but the owner of a workspace reads what is in it; and values that their meaning forbids are not kept.
umask 022
# Where all folders above it let others in; those of somebody's home may not.
FOLDER=$(mktemp -d /tmp/only_the_owner.XXXXXX)
trap '(($? == 0)) && rm -rf -- "$FOLDER" "$FOLDER.asked"' EXIT
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
rights() { stat -c '%a' "$1"; }

ends 0 pareto init ws --lang en
silent_on 'a folder of ours is closed, so nothing is to be said' err 'chmod'
ends 0 pareto -w ws add customer name='Acme Feeds' code=C1 website=www.acme.example
ends 0 pareto -w ws report key_accounts --format html
ends 0 pareto -w ws backup
same 'the folder' 700 "$(rights ws)"
for file in ws/pareto.db ws/logs/pareto.log ws/backups/*.pareto-backup; do same "$file" 600 "$(rights "$file")"; done
for folder in ws/logs ws/backups ws/reports; do same "$folder" 700 "$(rights "$folder")"; done
same 'nothing of the records is for others, were the folder opened' '' "$(find ws -type f -perm /o+r ! -name pareto.toml ! -path 'ws/reports/*' ! -name 'pareto.db-*' ! -name '*.lock')"
ends 0 pareto restore ws/backups/*.pareto-backup --into again
same 'a restored folder' '700 600' "$(rights again) $(rights again/pareto.db)"

# A folder that was there, and a workspace of before.
mkdir there
ends 0 pareto init there --lang en
line 'a folder that others may look into is told, with what to do' err "chmod o-rwx 'there'"
same 'its database is closed nevertheless' '755 600' "$(rights there) $(rights there/pareto.db)"
ends 0 pareto -w ws doctor --output csv
silent_on 'the doctor has nothing to say of a closed one' out '^rights'
chmod 755 ws && chmod 644 ws/pareto.db
ends 0 pareto -w ws doctor --output csv
line 'and finds an open one' out '^rights,warning,.*may read'
chmod o-rwx ws
ends 0 pareto -w ws doctor --output csv
silent_on 'until it is closed' out '^rights'

# What their meaning forbids.
refused() {  # refused CODE WORDS ARGUMENT…
  local wanted=$1 words=$2
  shift 2
  ends "$wanted" pareto -w ws "$@"
  says "$*" err "$words"
}
refused 2 'is no telephone number' set customer C1 phone=abc
refused 2 'is no e-mail address' add contact name=Ann customer=C1 email=x
refused 2 'is no address of a web page' set customer C1 website='javascript:alert(1)'
printf 'code,name,website\nC7,Seven,javascript:alert(1)\nC8,Eight,on request\n' >odd.csv
ends 3 pareto -w ws import odd.csv --as customer --yes
same 'of what a file holds only what a browser would run is refused' C8 "$(pareto -w ws query "SELECT code FROM customer WHERE code IN ('C7', 'C8')" --output csv | tail -n +2)"
ends 0 pareto -w ws remove customer C8
refused 2 'is no currency' set customer C1 currency=ZZZ
refused 2 'is no currency' rate set XXX 3
refused 2 'is no postcode' set customer C1 postcode='!!'
refused 1 'name: is required' set customer C1 name='   '
refused 1 'name: is required' add customer name=$'\u3000'
ends 0 pareto -w ws set customer C1 tax_number=' '
ends 0 pareto -w ws add user name=Ann code=U1
refused 1 'is before the first day' add user_role user=U1 role=service from_date=2026-12-01 to_date=2026-01-01
ends 0 pareto -w ws add user_role user=U1 role=service from_date=2024-01-01 to_date=2024-12-01
refused 1 'is before the first day' set user_role "$(pareto -w ws query 'SELECT id FROM user_role' --output csv | tail -n 1)" to_date=2023-12-31
same 'none of it was kept' 'Acme Feeds,,,www.acme.example,,' "$(pareto -w ws query 'SELECT name, phone, currency, website, postcode, tax_number FROM customer' --output csv | tail -n +2)"
finish
