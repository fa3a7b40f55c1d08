#!/usr/bin/env bash
# A workspace of a newer Pareto, and files that are no database, are refused with the reason and left as they are.
. "$(dirname "$0")/common.sh"
command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
run 0 pareto init ws
sqlite3 ws/pareto.db "UPDATE pareto_meta SET value = '99' WHERE key = 'store_version'; PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
before=$(sha256sum <ws/pareto.db)
for command in "list customer" "query select~1" "tier run abc" "add user name=Li"; do
  IFS=' ' read -ra words <<<"$command"
  run 1 pareto -w ws "${words[@]//\~/ }" && says "this workspace was written by a newer Pareto (store version 99; this program knows " "use the newer program; nothing was changed"
done
run 1 pareto -w ws --lang zh-Hans list customer && says "这个工作区由更新的 Pareto 写成（存储版本 99，本程序只认到 " "请使用新版程序；没有改动任何内容"
same "$(sha256sum <ws/pareto.db)" "$before" "the database"

run 0 pareto init other
head -c 100000 /dev/urandom >other/pareto.db
run 1 pareto -w other list customer && says "pareto.db is damaged or not a Pareto database" "restore it from a backup"
run 1 pareto -w other --lang zh-Hans list customer && says "已损坏或不是 Pareto 数据库" "请从备份恢复"
rm other/pareto.db
sqlite3 other/pareto.db "CREATE TABLE t(x)"
run 1 pareto -w other list customer && says "is not a Pareto database"
rm other/pareto.db
run 1 pareto -w other list customer && says "there is no database" "restore it from a backup"
run 1 pareto -w other --lang zh-Hans list customer && says "没有数据库" "请从备份恢复"
printf 'name = "x\n' >other/pareto.toml
run 1 pareto -w other list customer && says "pareto.toml, line 1" "correct the file"
run 2 pareto -w nowhere list customer && says "nowhere is no workspace" "pareto init nowhere"
finish
