#!/usr/bin/env bash
# Packs that are signed: who signed one is told; what was changed after, or comes from somebody else than before, is refused before it is
# unpacked; a key is nobody's but the maker's.
. "$(dirname "$0")/common.sh"
command -v python3 >/dev/null || skip "there is no python3"
export PARETO_PLUGINS=$work/none
mkdir none

version() {  # version NUMBER: the plugin, in that version
  mkdir -p visits/views
  printf '{ "manifest_version": 1, "id": "visits", "version": "%s", "label": { "en": "Visits", "zh-Hans": "拜访" }, "vendor": "Acme", "license": "CC0-1.0" }' "$1" >visits/manifest.json
  printf 'name = "Visits to make"\nkind = "list"\nentity = "task"\ncolumns = ["subject", "due"]\n' >visits/views/visits.toml
  chmod -R go-w visits
}

# Keys: made once, read by nobody else, never written over.
run 0 pareto plugin key acme.key --maker "Acme Ltd" && says "made the key acme.key" "Acme Ltd" "pareto plugin pack --key acme.key"
acme=$(sed -n 's/^ *fingerprint *//p' <<<"$out")
same "$(stat -c %a acme.key)" 600 "the key's rights"
run 2 pareto plugin key acme.key --maker Other && says "is there already" "name another file"
run 2 pareto plugin key other.key && says "give it with --maker"
run 0 pareto plugin key other.key --maker "Acme Ltd"
other=$(sed -n 's/^ *fingerprint *//p' <<<"$out")
[[ -n $acme && $acme != "$other" ]] || fail "two keys have one fingerprint: $acme"
version 1.0.0
chmod 644 other.key
run 1 pareto plugin pack visits --key other.key && says "others may read the key" "chmod 600"
chmod 600 other.key
printf 'maker = "X"\nsecret = "12"\n' >bad.key && chmod 600 bad.key
run 2 pareto plugin pack visits --key bad.key && says "bad.key" "pareto plugin key FILE"

# Packed and signed: the same bytes each time.
run 0 pareto plugin pack visits --key acme.key && says "signed by Acme Ltd $acme"
run 0 pareto plugin pack visits --key acme.key && says "is there already, the same"
mv visits-1.0.0.pareto acme1.pareto
run 0 pareto plugin pack visits --key other.key && mv visits-1.0.0.pareto other1.pareto
run 0 pareto plugin pack visits && mv visits-1.0.0.pareto plain1.pareto
version 1.1.0
run 0 pareto plugin pack visits --key acme.key && mv visits-1.1.0.pareto acme2.pareto
run 0 pareto plugin pack visits --key other.key && mv visits-1.1.0.pareto other2.pareto
run 0 pareto plugin pack visits && mv visits-1.1.0.pareto plain2.pareto

# Changed after it was signed, in every place.
python3 - <<'PY' || fail "the packs could not be made"
import json, zipfile, hashlib
def read(name):
    with zipfile.ZipFile(name) as z: return {i.filename: z.read(i) for i in z.infolist()}
def write(name, entries):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        for path, data in entries.items():
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)); info.create_system = 3; info.external_attr = 0o100644 << 16
            z.writestr(info, data)
good, other = read("acme1.pareto"), read("other1.pareto")
def signature(**change): return dict(good, **{"pack.sig": json.dumps(dict(json.loads(good["pack.sig"]), **change)).encode()})
view = "visits/any/views/visits.toml"
changed = dict(good); changed[view] = good[view].replace(b"Visits", b"Vijits")
index = json.loads(good["pack.json"])
for file in index["files"]:
    file["sha256"] = hashlib.sha256(changed[file["file"]]).hexdigest()
changed["pack.json"] = json.dumps(index).encode()
write("relisted.pareto", changed)                                 # the list fits the files, the signature does not
write("borrowed.pareto", dict(changed, **{"pack.sig": other["pack.sig"]}))
write("renamed.pareto", signature(maker="Somebody Else"))
write("swapped.pareto", signature(key=json.loads(other["pack.sig"])["key"]))
write("zeros.pareto", signature(key="0" * 64, signature="0" * 128))
write("short.pareto", signature(signature="12"))
write("later.pareto", signature(pareto_signature=2))
write("nojson.pareto", dict(good, **{"pack.sig": b"signed, honestly"}))
write("huge.pareto", dict(good, **{"pack.sig": bytes(range(256)) * 8192}))
PY
run 0 pareto init ws --lang en
mkdir ws/plugins
refused() {  # refused FILE WORDS...
  run 1 pareto -w ws plugin install "$1.pareto" --yes && says "$1.pareto" "${@:2}"
  same "$(ls -A ws/plugins)" "${present:-}" "$1 left in the workspace"
}
refused relisted "it was changed after Acme Ltd signed it" "get the pack again"
refused borrowed "it was changed after"
refused renamed "it was changed after Somebody Else signed it"
refused swapped "it was changed after"
refused zeros "it was changed after"
refused short "pack.sig"
refused later "of version 2" "use a newer Pareto"
refused nojson "pack.sig is not valid JSON"
refused huge "too large for a signature"
run 1 pareto -w ws --lang zh-Hans plugin install relisted.pareto --yes && says "签名与内容不符"

# The first pack's key is kept; later versions come from it or not at all.
run 0 pareto -w ws plugin install plain1.pareto --dry-run && says "signed by nobody"
run 0 pareto -w ws plugin install acme1.pareto --dry-run && says "Acme Ltd $acme (new here"
run 0 pareto -w ws plugin install acme1.pareto --yes && says "installed visits 1.0.0"
present=visits
grep -q '^\[\[signer\]\]' ws/plugins.lock || fail "the key is not kept"
refuse_signer() {  # refuse_signer FILE WORDS…
  run 1 pareto -w ws plugin install "$1.pareto" --yes && says "${@:2}" "--new-signer"
  run 0 pareto -w ws plugin list --output csv && says "visits,1.0.0"
}
refuse_signer other2 "came signed by Acme Ltd ($acme); this pack is signed by Acme Ltd ($other)"
refuse_signer plain2 "this pack is not signed" "ask Acme Ltd"
run 0 pareto -w ws plugin install acme2.pareto --yes && says "signed by Acme Ltd $acme" "installed visits 1.1.0"
[[ $out == *"new here"* ]] && fail "a known key is said to be new"

# It stays when the plugin goes, and when it is trusted anew; who knows better says so.
run 0 pareto -w ws plugin enable visits
printf '# mine\n' >>ws/plugins/visits/views/visits.toml
run 0 pareto -w ws plugin trust visits --yes
run 0 pareto -w ws plugin uninstall visits --yes
present=
run 1 pareto -w ws plugin install other2.pareto --yes && says "came signed by Acme Ltd"
run 0 pareto -w ws plugin install other2.pareto --yes --new-signer && says "$other (new here" "installed visits 1.1.0"
run 1 pareto -w ws plugin install acme1.pareto --yes && says "came signed by Acme Ltd ($other)"
printf 'key = "1"\n' >>ws/plugins.lock
run 2 pareto -w ws plugin list && says "plugins.lock"
finish
