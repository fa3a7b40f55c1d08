# Sourced: a PostgreSQL of the test's own, in $work, which is the present folder's parent; `sql` asks it. Both go when the test ends.
# A test ends with 77 (skipped) where PostgreSQL is not installed.
server=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[[ -n $server && -x $server/initdb ]] || { echo "SKIPPED: PostgreSQL is not installed (apt-get install postgresql)"; exit 77; }
export PATH=${PARETO_BIN:?the folder of the program}:$server:$PATH

work=$(mktemp -d /tmp/pareto-pg-XXXXXX)
chmod 755 "$work"
mkdir "$work/server"
as=()  # the server refuses to run as root
if ((EUID == 0)); then
  owner=postgres
  id -u postgres >/dev/null 2>&1 || owner=nobody
  chown "$owner" "$work/server"
  as=(runuser -u "$owner" --)
fi
trap '"${as[@]}" pg_ctl -D "$work/server/data" -m immediate stop >/dev/null 2>&1; rm -rf -- "$work"' EXIT
cd "$work/server" || exit 1
# A Chinese database orders texts by pinyin; the program, as SQLite, by bytes.
"${as[@]}" env PATH="$PATH" initdb -D data -U pareto --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 \
  --locale-provider=icu --icu-locale=zh-Hans >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; exit 1; }
"${as[@]}" env PATH="$PATH" pg_ctl -D data -w -l "$work/server/log" -o "-k $work/server -c listen_addresses='' -c fsync=off" start >"$work/start.log" 2>&1 ||
  { cat "$work/start.log" "$work/server/log"; exit 1; }
sql() { psql -X -q -v ON_ERROR_STOP=1 -h "$work/server" -U pareto -d postgres "$@"; }
