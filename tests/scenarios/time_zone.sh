#!/usr/bin/env bash
# The workspace's time zone: which day an import's times fall on, how they are shown, what today is, and what is said of a zone
# that is none.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
unset TZ

ends 0 env TZ=UTC "$PARETO" init shanghai --lang en
line 'a machine at UTC: the default' shanghai/pareto.toml '^time_zone = "Asia/Shanghai"$'
ends 0 env TZ=Europe/Berlin "$PARETO" init berlin --lang en
line 'a machine at a place: that place' berlin/pareto.toml '^time_zone = "Europe/Berlin"$'
line 'and it is said' out 'time zone +Europe/Berlin'
ends 0 env TZ=Europe/Berlin "$PARETO" init york --lang en --time-zone America/New_York
line 'the one given goes before' york/pareto.toml '^time_zone = "America/New_York"$'
ends 2 pareto init nowhere --lang en --time-zone Asia/Peking
says 'no such place' err 'there is no time zone “Asia/Peking”'
same 'and no folder is made' '' "$(ls -d nowhere 2>/dev/null)"

cat >customers.csv <<'END'
Code,Name
C1,Firm One
END
# 23:30 UTC is 07:30 of the next day in Shanghai, and 01:30 of the next day in Berlin's summer, 00:30 in its winter.
cat >visits.csv <<'END'
Customer code,Kind,Start,Subject
C1,visit,2026-07-14T23:30:00Z,with a zone
C1,visit,2026-07-15 07:30,without one
C1,visit,2026-12-14T23:30:00Z,in winter
END
cat >sales.csv <<'END'
Order number,Date,Customer code,Amount
S1,2026-07-14T23:30:00Z,C1,100
S2,2026-07-14 23:30:00,C1,200
END
for place in shanghai berlin; do
  ends 0 pareto -w $place import customers.csv --as customer --yes
  ends 0 pareto -w $place import visits.csv --as interaction --yes
  ends 0 pareto -w $place import sales.csv --as sale --yes
  pareto -w $place list interaction --columns subject,start --sort subject --output table >$place.table
  pareto -w $place list interaction --columns subject,start --sort subject --output csv >$place.csv
  pareto -w $place list sale --columns number,date --sort number --output csv >$place.sales
done
line 'shown by the clocks of Shanghai' shanghai.table 'with a zone +2026-07-15 07:30'
line 'read by the clocks of Shanghai' shanghai.table 'without one +2026-07-15 07:30'
line 'UTC for programs' shanghai.csv 'without one,2026-07-14T23:30:00Z'
line 'summer time in Berlin' berlin.table 'with a zone +2026-07-15 01:30'
line 'a time without a zone keeps its hour' berlin.table 'without one +2026-07-15 07:30'
line 'which is another moment' berlin.csv 'without one,2026-07-15T05:30:00Z'
line 'no summer time in December' berlin.table 'in winter +2026-12-15 00:30'
line 'a sale at 23:30 UTC is of the next day in Shanghai' shanghai.sales '^S1,2026-07-15'
line 'a sale without a zone is of the day that stands there' shanghai.sales '^S2,2026-07-14'

# By hand as from a file.
ends 0 pareto -w berlin add interaction customer=C1 kind=call start='2026-07-20 14:00' subject='by hand'
line 'typed by the clocks of Berlin' <(pareto -w berlin list interaction --where 'subject = by hand' --columns start --output csv) '2026-07-20T12:00:00Z'
ends 0 pareto -w berlin list interaction --where 'start >= 2026-07-20 14:00' --where 'start < 2026-07-20 14:01' --columns subject --output csv
line 'and found by them' out 'by hand'

# Today: at each moment it is another day in Kiritimati (+14) than 25 hours west of it. A sale of that day counts only where the
# day has begun.
east=$(TZ=Pacific/Kiritimati date +%F) west=$(TZ=Etc/GMT+11 date +%F)
printf 'Order number,Date,Customer code,Customer name,Amount\nT1,%s,C1,Firm One,10\nT2,%s,C1,Firm One,20\n' "$west" "$east" >today.csv
while read -r name place; do
  ends 0 pareto init "$name" --lang en --time-zone="$place"
  ends 0 pareto -w "$name" import today.csv --as sale --create-missing --yes
  ends 0 pareto -w "$name" tier run abc
  mv out "$name.out"
done <<'END'
kiritimati Pacific/Kiritimati
samoa -11:00
END
line "in Kiritimati it is $east" kiritimati.out "to $east"
line "eleven hours west of Greenwich it is $west" samoa.out "to $west"

# What is wrong in pareto.toml is said with its place and an example.
sed -i 's|^time_zone.*|time_zone = "China"|' shanghai/pareto.toml
ends 2 pareto -w shanghai list customer
says 'the file is named' err 'shanghai/pareto.toml, time_zone: there is no time zone “China”'
says 'and what would do' err 'such as Asia/Shanghai'
ends 2 pareto -w shanghai --lang zh-Hans list customer
says 'in Chinese too' err '没有时区“China”'
ends 1 env TZDIR=/nowhere "$PARETO" -w berlin list customer
says 'a machine without zones' err 'apt-get install tzdata'
sed -i 's|^time_zone.*|time_zone = "+08:00"|' berlin/pareto.toml
ends 0 env TZDIR=/nowhere "$PARETO" -w berlin list interaction --where 'subject = by hand' --columns start --output table
line 'a difference to UTC needs no database' out '2026-07-20 20:00'
finish
