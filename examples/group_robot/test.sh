# Sourced by the SDK's plugin_test.sh, which says what it finds. The robot is a server of this machine.
python3 "${script%/*}/server.py" received.txt port.txt &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 100); do [[ -s port.txt ]] && break; sleep 0.1; done
port=$(cat port.txt)
does 'tiers changed' -- pareto tier run abc
[[ ! -e received.txt ]] || failed 'something was sent without an address'
fails kind -- pareto plugin set group-robot kind=pigeon
fails 'there are: url, kind' -- pareto plugin set group-robot adress=x
does 'set' -- pareto plugin set group-robot "url=http://127.0.0.1:$port/robot"
same '-rw-------' "$(stat -c %A settings/group_robot.toml)"
does "url=http://127.0.0.1:$port/robot" -- pareto plugin info group-robot
# C1 buys more than the others together.
printf 'number,line,date,customer,product,quantity,amount\nS9,1,2026-09-16,C1,P1,1,900000\n' >big.csv
does '' -- pareto import big.csv --as sale --yes
does 'tiers changed' -- pareto tier run abc
does '' -- pareto plugin set group-robot kind=feishu
printf 'number,line,date,customer,product,quantity,amount\nS10,1,2026-09-16,C2,P1,1,9000000\n' >bigger.csv
does '' -- pareto import bigger.csv --as sale --yes
does 'tiers changed' -- pareto tier run abc
prints expected.txt -- cat received.txt
# Nobody there: the host says so and tries again later.
does '' -- pareto plugin set group-robot url=http://127.0.0.1:1/robot
printf 'number,line,date,customer,product,quantity,amount\nS11,1,2026-09-16,C3,P1,1,90000000\n' >biggest.csv
does '' -- pareto import biggest.csv --as sale --yes
does 'could not handle event' -- pareto tier run abc
