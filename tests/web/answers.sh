#!/usr/bin/env bash
# Every method answers what /api/v1/openapi.json says of it, the server's own addresses as well (answers.py).
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
command -v python3 >/dev/null || { echo 'SKIPPED: there is no python3'; exit 77; }

ends 0 pareto init firm --lang en --name "Niacin Works"
cd firm || exit 1
"$DEMO_DATA" ../exports --language en >/dev/null
for file in rates products people customers; do ends 0 pareto import ../exports/$file.csv --yes; done
ends 0 pareto import ../exports/sales.xlsx --as sale --yes
mkdir actions.d packs
cat >actions.d/seen.toml <<'T'
name = { en = "Mark as seen", zh = "标记已看" }
entity = "customer"
where = ["tier = A"]
[[form]]
name = "note"
type = "text"
label = { en = "Note", zh = "备注" }
required = true
[set]
note = "{note}"
T
mkdir pack
printf '{ "manifest_version": 1, "id": "signed", "version": "1.0.0", "label": { "en": "Signed", "zh-Hans": "签" }, "vendor": "V", "license": "CC0-1.0" }' >pack/manifest.json
ends 0 pareto plugin key ../maker.key --maker "A Maker"
ends 0 pareto plugin pack pack --key ../maker.key --out ../signed.pareto
for name in Ann Bob; do
  ends 0 pareto user add "$name" --role boss
  ends 0 pareto user set "$name" sign_in=yes
  set_password "$name"
done
# A delivery that was given up.
ends 0 pareto plugin enable webhook
ends 0 pareto plugin set webhook url=http://127.0.0.1:9/hook secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw private=yes
ends 0 pareto add task subject=Write
for _ in 2 3 4 5 6; do ends 1 pareto events deliver; done
# What was sent in and is old goes while the server runs.
mkdir -p uploads/7/0123456789abcdef0123456789abcdef uploads/7/fedcba9876543210fedcba9876543210
touch -d "3 days ago" uploads/7/0123456789abcdef0123456789abcdef
serve
answer=$(python3 "$SOURCE/tests/web/answers.py" "$link" "$secret" ../exports ../signed.pareto) || failed 'every method can be asked'
head -n -1 <<<"$answer"
read -r more more_failures < <(tail -n 1 <<<"$answer")
claims=$((claims + ${more:-0})) failures=$((failures + ${more_failures:-1}))
same 'what was sent in goes when it is old, and not before' fedcba9876543210fedcba9876543210 "$(ls uploads/7)"
finish
