#!/usr/bin/env bash
# Backup and restore: one file, made while others write, checked to the bit; brought back in place with what was there put aside, on
# another machine, over a wreck; older ones removed; newer ones refused.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
export NO_COLOR=1
sales() { awk -v n="$1" -v s="$2" 'BEGIN { print "Order number,Date,Customer code,Customer name,Amount"; for (i = 1; i <= n; ++i) printf "%s%05d,2026-%02d-%02d,C%04d,Firm %d,%d.50\n", s, i, i % 12 + 1, i % 28 + 1, i % 97, i % 97, i % 1000 }'; }
ends 0 pareto init ws --lang en --name 'Qingxi Niacin'
sales 20000 A >a.csv
ends 0 pareto -w ws import a.csv --as sale --create-missing --yes
ends 0 pareto -w ws tier run abc --per customer
mkdir -p ws/recipes ws/attachments/2026
echo 'entity = "sale"' >ws/recipes/erp.toml
printf '合同\0bytes' >ws/attachments/2026/合同.bin
ln -s /etc/passwd ws/attachments/link
state() { (cd "$1" && for view in customer sale tier_assignment customer_month; do pareto -w . query "SELECT * FROM $view ORDER BY 1, 2" --output csv; done | sha256sum); }

# A backup, where it belongs, and what it says of itself.
ends 0 pareto -w ws backup
says 'it is said where' out 'backed up and checked: ws/backups/ws-'
says 'and what it holds' out '97 customers, 20,000 sale lines, 2 operations; 3 files'
first=$(ls ws/backups/*.pareto-backup)
line 'its name has the time' <(echo "$first") '^ws/backups/ws-[0-9]{8}-[0-9]{6}\.pareto-backup$'
same 'nothing half is left' 1 "$(ls -A ws/backups | wc -l)"
ends 0 pareto -w ws backup verify "$first"
says 'it is whole' out 'is whole: Qingxi Niacin'
ends 0 pareto -w ws --lang zh-Hans backup list --output table
says 'it is listed' out '20,000'
says 'as whole' out '完整'
same 'any tool for SQLite reads the files in it' 'attachments/2026/合同.bin pareto.toml recipes/erp.toml' "$(sqlite3 "$first" 'select group_concat(name, " ") from (select name from sqlar order by name)')"
before=$(state ws)

# While others write: what is in it is one state, and they do not wait long.
sales 30000 B >b.csv
"$PARETO" -w ws import b.csv --as sale --create-missing --yes >b.out 2>&1 &
writer=$!
while [[ ! -e ws/pareto.db-job ]] && kill -0 $writer 2>/dev/null; do sleep 0.002; done
ends 0 pareto -w ws backup live.pareto-backup
same 'of the import all or nothing is in it' yes "$([[ $(sqlite3 live.pareto-backup 'select count(*) from pareto_sale') =~ ^(20000|50000)$ ]] && echo yes)"
wait $writer
same 'the writer was not disturbed' 0 $?
ends 0 pareto backup verify live.pareto-backup

# Three bits of damage: in a record, in the files, at the end.
for at in 50000 $(($(stat -c %s live.pareto-backup) / 2)) $(($(stat -c %s live.pareto-backup) - 10)); do
  cp live.pareto-backup bad.pareto-backup
  printf '\xff\xfe\xfd' | dd of=bad.pareto-backup bs=1 seek="$at" conv=notrunc status=none
  ends 1 pareto backup verify bad.pareto-backup
  ends 1 pareto -w ws restore bad.pareto-backup --yes
  says 'a damaged one is not used' err 'bad.pareto-backup'
done
same 'nothing came of them' 50000 "$(cd ws && value 'select count(*) from sale')"
head -c 100000 live.pareto-backup >cut.pareto-backup
ends 1 pareto backup verify cut.pareto-backup
ends 1 pareto restore a.csv --into x
says 'what is no backup is said so' err 'is no backup of Pareto'
ends 2 pareto restore none.pareto-backup --into x
says 'and what is not there' err 'there is no file none.pareto-backup'

# Looked at first; then in place, what was there put aside, and that brought back.
ends 0 pareto -w ws restore "$first" --dry-run
says 'what would go' out '1 operations came after this backup'
line 'by name' out 'import  b\.csv'
line 'with numbers' out 'Sales +20,000 +50,000'
says 'and nothing is done' out 'nothing was changed'
later=$(state ws)
echo 'changed' >ws/recipes/erp.toml
ends 0 pareto -w ws restore "$first" --yes
same 'the state is that of the backup' "$before" "$(state ws)"
same 'so are its files' 'entity = "sale"' "$(cat ws/recipes/erp.toml)"
same 'and their bytes' "$(printf '合同\0bytes' | sha256sum)" "$(sha256sum <ws/attachments/2026/合同.bin)"
ends 0 pareto -w ws doctor
ends 0 pareto -w ws journal verify
aside=$(ls ws/backups/*-before-restore.pareto-backup)
ends 0 pareto -w ws restore "$aside" --yes
same 'an undo of it brings back what was there' "$later" "$(state ws)"
same 'with its files' changed "$(cat ws/recipes/erp.toml)"
same 'no table of a backup is left in the workspace' 0 "$(sqlite3 ws/pareto.db "select count(*) from sqlite_master where name in ('sqlar', 'pareto_backup')")"

# Somebody reads meanwhile, in a transaction of his own: he is not disturbed, and neither are we.
{ echo 'begin; select count(*) from pareto_sale;'; sleep 3; echo 'select count(*) from pareto_sale; commit;'; } | sqlite3 ws/pareto.db >reader.out &
reader=$!
sleep 0.5
ends 0 pareto -w ws restore "$first" --yes
wait $reader
same 'a reader keeps what he began with' '50000 50000' "$(paste -sd ' ' reader.out)"
same 'others see the new state' "$before" "$(state ws)"

# Somebody writes meanwhile: the restore waits, says for whom, and puts aside what was written, too.
sales 60000 D >d.csv
"$PARETO" -w ws import d.csv --as sale --create-missing --yes >d.out 2>&1 &
writer=$!
for _ in $(seq 5000); do [[ -s ws/pareto.db-job ]] && break; sleep 0.001; done  # it holds the store
sleep 0.1  # and has said whose it is
kill -STOP $writer
"$PARETO" -w ws restore "$first" --yes >r.out 2>r.err &
restorer=$!
for _ in $(seq 300); do grep -q 'import of d' r.err && break; sleep 0.1; done
line 'it waits' r.err 'another Pareto is writing to this workspace: import of d\.csv'
kill -CONT $writer
wait $writer
same 'the writer is done' 0 $?
wait $restorer
same 'and so is the restore' 0 $?
same 'the state is that of the backup' "$before" "$(state ws)"
aside=$(ls -t ws/backups/*-before-restore*.pareto-backup | head -n 1)
same 'what was acknowledged is in what was put aside' 80000 "$(sqlite3 "$aside" 'select count(*) from pareto_sale')"
ends 0 pareto -w ws doctor

# On another machine: nothing but the file.
mkdir other
cp "$first" other/
ends 0 pareto restore "other/$(basename "$first")" --into other/niacin --yes
same 'the same state' "$before" "$(state other/niacin)"
says 'and settings' other/niacin/pareto.toml 'Qingxi Niacin'
ends 0 pareto -w other/niacin doctor
mkdir full && touch full/x
ends 2 pareto restore "$first" --into full --yes
says 'not over what is no workspace' err 'is neither a workspace nor empty'

# Over a wreck, and where the database is lost.
cp ws/pareto.db good.db
head -c 300000 /dev/urandom >ws/pareto.db
rm -f ws/pareto.db-wal ws/pareto.db-shm
cp ws/pareto.db wreck.db
ends 1 pareto -w ws doctor
says 'the doctor says what to do' out 'pareto restore FILE'
ends 0 pareto -w ws restore "$first" --yes
same 'the wreck is replaced' "$before" "$(state ws)"
same 'and kept' "$(sha256sum <wreck.db)" "$(sha256sum <"$(echo ws/backups/damaged-*/pareto.db)")"
rm ws/pareto.db*
ends 0 pareto -w ws restore "$first" --yes
same 'where none is left' "$before" "$(state ws)"
printf '\xff\xff\xff\xff\xff\xff\xff\xff' | dd of=ws/pareto.db bs=1 seek=20480 conv=notrunc status=none
rm -f ws/pareto.db-wal ws/pareto.db-shm
ends 0 pareto -w ws restore "$first" --yes
same 'a page that is damaged' "$before" "$(state ws)"

# Older ones go, others' stay; a name that is taken is refused; a newer program's is refused.
mkdir stick && cp "$first" stick/other-20200101-000000.pareto-backup && touch stick/ws-notes.pareto-backup
for _ in 1 2 3; do ends 0 pareto -w ws backup stick --keep 2; done
same 'two stay' 2 "$(ls stick | grep -c '^ws-2.*\.pareto-backup$')"
same 'what is not ours stays' 'other-20200101-000000.pareto-backup ws-notes.pareto-backup' "$(ls stick | grep -v '^ws-2' | paste -sd ' ')"
ends 2 pareto -w ws backup live.pareto-backup
says 'nothing is overwritten' err 'exists already'
ends 2 pareto -w ws backup one.pareto-backup --keep 2
cp live.pareto-backup newer.pareto-backup
sqlite3 newer.pareto-backup "update pareto_backup set value = 999 where key = 'store_version'"
ends 1 pareto -w ws restore newer.pareto-backup --yes
says 'a newer one' err 'was made by a newer Pareto'
ends 0 pareto -w ws doctor --quick
finish
