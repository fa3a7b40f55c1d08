#!/usr/bin/env bash
# Packs that were cut off, changed or made to do harm, that are for another machine or another interface: each is refused with words, leaves
# nothing behind, and nothing of its library has run. The library here would write a file as soon as it is loaded.
. "$(dirname "$0")/common.sh"
command -v cc >/dev/null || skip "there is no compiler"
command -v python3 >/dev/null || skip "there is no python3"
export PARETO_PLUGINS=$work/none MARK=$work/it-ran
mkdir none evil

cat >evil.c <<'C'
#include <stdio.h>
#include <stdlib.h>
__attribute__((constructor)) static void runs(void) { FILE *f = fopen(getenv("MARK"), "w"); if (f) fclose(f); }
__attribute__((visibility("default"))) const void *pareto_plugin_entry_v0(void) { runs(); return 0; }
C
cc -shared -fPIC -o evil/evil.so evil.c || skip "the compiler makes no shared library"
case $(uname -m) in x86_64) machine=linux_amd64 ;; aarch64) machine=linux_arm64 ;; *) skip "unknown machine" ;; esac
write_manifest() {  # write_manifest FOLDER [SED SCRIPT]
  cat >"$1/manifest.json" <<JSON
{ "manifest_version": 1, "id": "evil", "version": "1.0.0", "label": {"en": "Evil", "zh-Hans": "恶意"}, "vendor": "X", "license": "MIT",
  "abi": {"major": 0, "needs_minor": 0}, "library": {"platform": "$machine", "file": "evil.so", "sha256": "$(sha256sum <evil/evil.so | cut -d ' ' -f 1)"},
  "provides": [], "capabilities": [] }
JSON
  sed -i -e "${2:-}" "$1/manifest.json"
  chmod go-w "$1" "$1"/*
}
write_manifest evil
mkdir evil/views && echo 'title = "x"' >evil/views/x.toml
chmod -R go-w evil
run 0 pareto plugin pack evil
says "packed evil-1.0.0.pareto" "$machine"
run 0 pareto plugin pack evil && says "is there already, the same"
[[ -e $MARK ]] && fail "packing ran the library"

# Variants of a sound pack, written entry by entry.
cat >make.py <<'PY'
import hashlib, json, struct, sys, zipfile
def read(name):
    with zipfile.ZipFile(name) as z: return [(i.filename, z.read(i)) for i in z.infolist()]
def write(name, entries, links=(), store=()):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        for path, data in entries:
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if path in store else zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = (0o120777 if path in links else 0o100644) << 16
            z.writestr(info, data)
def listed(entries, change=lambda index: None):  # with a list that fits
    index = json.loads(dict(entries)["pack.json"])
    index["files"] = [{"file": p, "bytes": len(d), "sha256": hashlib.sha256(d).hexdigest()} for p, d in entries if p != "pack.json"]
    change(index)
    return [("pack.json", json.dumps(index).encode())] + [e for e in entries if e[0] != "pack.json"]
import warnings; warnings.simplefilter("ignore")
good = read("evil-1.0.0.pareto")
machine, manifest = sys.argv[1], f"evil/{sys.argv[1]}/manifest.json"
def with_manifest(old, new): return [(p, d.replace(old, new) if p == manifest else d) for p, d in good]
write("sound.pareto", listed(good))
write("changed.pareto", [(p, d.replace(b"x", b"y") if p.endswith("x.toml") else d) for p, d in good])
write("library.pareto", listed([(p, d + b"\0" if p.endswith(".so") else d) for p, d in good]))
for name, path in {"climbs": "evil/any/../../../../etc/x", "up": "../x", "absolute": "/etc/x", "drive": "C:/x", "back": "evil\\any\\x", "hidden": "evil/any/.x", "slash": "evil/any/x/"}.items():
    write(name + ".pareto", listed(good + [(path, b"x")]))
write("unlisted.pareto", good + [("evil/any/y.toml", b"x")])
write("link.pareto", listed(good + [("evil/any/link", b"/etc/passwd")]), links=("evil/any/link",))
write("twice.pareto", good + [("evil/any/views/x.toml", b'title = "x"\n')])
write("capitals.pareto", listed(good + [("evil/any/Views/X.toml", b"x")]))
write("both.pareto", listed(good + [("evil/any/manifest.json", b"{}")]))
write("parts.pareto", listed(good + [(f"evil/{machine}/Views/X.toml", b"x")]))
write("bomb.pareto", listed(good + [("evil/any/zeros", b"\0" * (64 << 20))]))
write("many.pareto", listed(good + [(f"evil/any/f{i}", b"") for i in range(6000)]))
write("nomanifest.pareto", listed([e for e in good if e[0] != manifest]))
write("major.pareto", listed(with_manifest(b'"major": 0', b'"major": 9')))
write("minor.pareto", listed(with_manifest(b'"needs_minor": 0', b'"needs_minor": 99')))
write("other.pareto", listed(with_manifest(b'"id": "evil"', b'"id": "good"')))
write("version.pareto", listed(good, lambda index: index.update(pareto_pack=2)))
def foreign(index):
    index["plugins"][0]["platforms"] = ["plan9_mips"]
write("machine.pareto", listed([(p.replace(machine, "plan9_mips"), d) for p, d in good], foreign))
def lies(data): return hashlib.sha256(data).hexdigest()
write("nolist.pareto", [e for e in good if e[0] != "pack.json"])
write("missing.pareto", [e for e in good if not e[0].endswith("x.toml")])
data = open("evil-1.0.0.pareto", "rb").read()
for name, size in {"cut": len(data) // 2, "cut1": len(data) - 1, "head": 10, "empty": 0}.items(): open(name + ".pareto", "wb").write(data[:size])
flip = bytearray(data); at = data.index(b"evil.so") + 400; flip[at] ^= 0xff
open("flipped.pareto", "wb").write(flip)
# Announces one byte and unpacks to many: the sizes in both headers are made small.
write("announces.pareto", listed(good + [("evil/any/zeros", b"\0" * 100000)], lambda index: index["files"][-1].update(bytes=1)))
raw = bytearray(open("announces.pareto", "rb").read())
at = -1
while (at := raw.find(struct.pack("<I", 100000), at + 1)) >= 0: raw[at:at + 4] = struct.pack("<I", 1)
open("announces.pareto", "wb").write(raw)
# A library for another machine behind a manifest that says it is for this one.
so = bytearray(dict(good)[f"evil/{machine}/evil.so"]); so[18:20] = struct.pack("<H", 8)
entries = [(p, bytes(so) if p.endswith(".so") else d) for p, d in good]
entries = [(p, d.replace(hashlib.sha256(dict(good)[f"evil/{machine}/evil.so"]).hexdigest().encode(), hashlib.sha256(bytes(so)).hexdigest().encode()) if p == manifest else d) for p, d in entries]
write("elf.pareto", listed(entries))
PY
python3 make.py "$machine" || fail "the packs could not be made"

run 0 pareto init ws --lang en
before=$(ls -A ws ws/plugins 2>/dev/null)
refused() {  # refused NAME WORDS...
  run 1 pareto -w ws plugin install "$1.pareto" --yes && says "$1.pareto" "${@:2}"
  [[ -e $MARK ]] && fail "$1: the library has run" && rm "$MARK"
  same "$(ls -A ws ws/plugins 2>/dev/null)" "$before" "$1 left"
}
mkdir ws/plugins && before=$(ls -A ws ws/plugins)
refused cut "its end is missing"
refused cut1
refused head "its end is missing"
refused empty
refused flipped
refused nolist "it has no pack.json"
refused changed "it was changed" "do not use this file"
refused library "is not the file that its manifest names"
refused climbs "it leads out of the folder"
refused up "it leads out of the folder"
refused absolute "begins at the root of a disk"
refused drive "begins at the root of a disk"
refused back "has a backslash"
refused hidden "hidden file"
refused slash "ends in a slash"
refused unlisted "does not stand in its pack.json"
refused missing "is missing in it"
refused link "a link or a device"
refused twice "two files in it have one name"
refused capitals "differ only in capitals"
refused both "manifest.json is in it twice"
refused parts "is in it twice"
refused bomb "a bomb"
refused announces
refused many "files; at most 5000 are taken"
refused nomanifest "has no manifest.json"
refused major "version 9 of the interface"
refused minor "it needs interface 0.99"
refused other "its list says evil 1.0.0, the manifest good 1.0.0"
refused version "a pack of version 2" "use a newer Pareto"
refused machine "is for plan9_mips; this machine is $machine" "ask its maker"
refused elf "another machine"
run 1 pareto -w ws --lang zh-Hans plugin install bomb.pareto --yes && says "压缩炸弹" "请勿使用此文件"
run 1 pareto -w ws plugin install nothing.pareto --yes && says "nothing.pareto cannot be read"

# The sound one is shown, installed and not enabled by itself; it runs when it is used, not before.
run 0 pareto -w ws plugin install sound.pareto && says "evil 1.0.0" "nothing was changed" "runs code of its own"
same "$(ls -A ws ws/plugins)" "$before" "a look left"
run 0 pareto -w ws plugin install sound.pareto --yes && says "installed evil 1.0.0" "pareto plugin enable evil"
run 0 pareto -w ws plugin list && says "evil" "not enabled"
run 0 pareto -w ws plugin install sound.pareto --yes && says "installed already"
[[ -e $MARK ]] && fail "installing ran the library"

# What cannot be packed.
cp -r evil linked && ln -s /etc/passwd linked/views/p.toml
run 1 pareto plugin pack linked --out linked.pareto && says "is a link or a device"
cp -r evil rebuilt && echo >>rebuilt/evil.so
run 1 pareto plugin pack rebuilt --out rebuilt.pareto && says "is not the file that its manifest names" "build the plugin again"
cp -r evil capitals && echo >capitals/views/X.toml
run 1 pareto plugin pack capitals --out capitals2.pareto && says "differ only in capitals"
run 2 pareto plugin pack none && says "there is no plugin in none"
cp -r evil newer && sed -i 's/1\.0\.0/1.0.1/' newer/manifest.json
run 2 pareto plugin pack newer --out evil-1.0.0.pareto && says "is there already and holds something else" "--replace"
run 0 pareto plugin pack newer --out evil-1.0.0.pareto --replace
run 1 pareto plugin pack evil newer --out two.pareto && says "is version 1.0.1 here and 1.0.0 elsewhere"
ls ./*.part >/dev/null 2>&1 && fail "a partial file is left"

# Two builds of one plugin in one pack; each machine gets its own.
cp -r evil arm && sed -i "s/$machine/linux_other/" arm/manifest.json
run 0 pareto plugin pack evil arm --out both-machines.pareto && says "linux_amd64, linux_other"
run 0 pareto -w ws plugin uninstall evil --yes
run 0 pareto -w ws plugin install both-machines.pareto --yes
grep -q "$machine" ws/plugins/evil/manifest.json || fail "the build for another machine was installed"
echo 'title = "y"' >arm/views/x.toml
run 1 pareto plugin pack evil arm --out no.pareto && says "views/x.toml differs from that of the build in"
[[ -e $MARK ]] && fail "the library has run"
finish
