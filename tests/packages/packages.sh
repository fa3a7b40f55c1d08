#!/usr/bin/env bash
# The two .deb and the archive: what is in them, and that the program runs from where they are unpacked.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
for tool in dpkg-deb dpkg-shlibdeps file patchelf cpack; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed: not tested"; exit 77; }
done
quietly cpack --config "$BINARY/CPackConfig.cmake" -B "$FOLDER/made"
program=$(ls made/pareto_*.deb) sdk=$(ls made/pareto-sdk-dev_*.deb) archive=$(ls made/pareto-*.tar.gz)

# works PROGRAM: it makes a workspace with its plugins, imports, and writes a PDF, which takes most libraries.
works() {
  rm -rf -- firm
  quietly "$1" init firm --lang en
  printf 'number,line,date,customer,product,quantity,amount\nS1,1,2026-09-15,C1,P1,1,900\nS2,1,2026-09-16,C2,P1,1,90\n' >sales.csv
  quietly "$1" -w firm import sales.csv --as sale --create-missing --yes
  quietly "$1" -w firm tier run abc
  quietly "$1" -w firm report key_accounts --format xlsx --to accounts.xlsx
  quietly "$1" -w firm plugin list
  if grep -q skipped output.txt && ! grep -q '0 skipped' output.txt; then cat output.txt >&2; fail "$1 skips plugins"; fi
  [[ $(head -c 2 accounts.xlsx) == PK ]] || fail "$1 wrote no workbook"
}

[[ $(dpkg-deb -f "$program" Depends) == *libsqlite3-0* ]] || fail "$program does not depend on SQLite"
[[ $(dpkg-deb -f "$sdk" Depends) == *libsodium* ]] || fail "$sdk does not depend on libsodium"
# What a plugin is built with comes along, unless somebody does without what is recommended.
for tool in cmake g++ make pareto; do [[ $(dpkg-deb -f "$sdk" Recommends) == *$tool* ]] || fail "$sdk does not recommend $tool"; done
dpkg-deb -x "$program" deb
works "$FOLDER/deb/usr/bin/pareto"
for file in bin/pareto lib/pareto/plugins/abc/abc.so lib/systemd/system/pareto@.service share/man/man1/pareto.1 share/man/man1/pareto-import.1 \
  share/man/zh_CN/man1/pareto.1 share/bash-completion/completions/pareto share/zsh/site-functions/_pareto \
  share/fish/vendor_completions.d/pareto.fish share/doc/pareto/copyright; do
  [[ -s deb/usr/$file ]] || fail "$program lacks $file"
done
dpkg-deb -x "$sdk" deb
for file in bin/pareto-manifest include/pareto/plugin.hpp include/pareto/abi/plugin.h lib/cmake/ParetoSDK/ParetoSDKConfig.cmake \
  lib/pkgconfig/pareto-sdk.pc share/pareto-sdk/layout.json share/pareto-sdk/template/fields/plugin.cpp share/doc/pareto-sdk-dev/copyright; do
  [[ -s deb/usr/$file ]] || fail "$sdk lacks $file"
done
quietly deb/usr/bin/pareto plugin new acme.turnover --kind tiering
builds_and_tests "$FOLDER/deb/usr" acme.turnover

# layout.json says of every member what the golden file asserts.
python3 - "$FOLDER/deb/usr/share/pareto-sdk/layout.json" "$SOURCE/tests/abi/layout_v0.c" <<'PYTHON' || fail 'layout.json'
import json, re, sys
structs = json.load(open(sys.argv[1]))["structs"]
golden = open(sys.argv[2]).read()
claims = re.findall(r"^AT\((\w+), (\w+), (\d+)\);", golden, re.M)
sizes = re.findall(r"^SIZE\((\w+), (\d+)\);", golden, re.M)
wrong = [c for c in claims if structs.get(c[0], {}).get("members", {}).get(c[1], {}).get("offset") != int(c[2])]
wrong += [s for s in sizes if structs.get(s[0], {}).get("size") != int(s[1])]
print(len(claims), "members,", len(wrong), "wrong", wrong[:5])
sys.exit(bool(wrong) or len(claims) < 300)
PYTHON

# The archive, somewhere else, with its own libraries and nobody's environment.
mkdir 'some where'
tar -xzf "$archive" -C 'some where'
top=$(echo "$FOLDER/some where"/pareto-*)
[[ -x $top/bin/pareto ]] || fail 'the archive has no program'
works "$top/bin/pareto"
from_system=$(LD_LIBRARY_PATH='' ldd "$top/bin/pareto" "$top"/lib/pareto/plugins/*/*.so | awk '/=> \// {print $3, $4, $5}' | grep -v -F "$top/" |
  grep -vE '/(ld-linux|libc|libm|libdl|librt|libpthread|libresolv|libstdc\+\+|libgcc_s)[-.]' || true)
[[ -z $from_system ]] || fail "the archive takes libraries of the system: $from_system"
[[ -s $top/lib/systemd/system/pareto@.service ]] || fail 'the archive has no unit'
if command -v systemd-analyze >/dev/null; then
  sed "s|/usr/bin/pareto|$FOLDER/deb/usr/bin/pareto|" deb/usr/lib/systemd/system/pareto@.service >pareto@.service
  systemd-analyze verify --man=no ./pareto@firm.service >output.txt 2>&1 || true
  if grep -E 'Unknown|Invalid' output.txt; then fail 'the unit'; fi
fi
