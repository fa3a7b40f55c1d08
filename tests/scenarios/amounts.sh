# Sourced after scenario.sh: how the report writes the exact amounts (1/10000 yuan) and percentages of expected.json, computed
# here a second time and from integers only, so that a wrong digit cannot hide behind the program's own rounding.

rounded() {  # rounded NUMBER DIVISOR: half away from zero
  local n=$1 d=$2
  if ((n < 0)); then echo $(((n - d / 2) / d)); else echo $(((n + d / 2) / d)); fi
}

thousands() { sed -E ':a;s/^([0-9]+)([0-9]{3})/\1,\2/;ta' <<<"$1"; }

# shown NUMBER DIVISOR DECIMALS: NUMBER / DIVISOR with commas and a true minus; DIVISOR is that of the last shown digit.
shown() {
  local scaled sign='' decimals=$3 whole digits
  scaled=$(rounded "$1" "$2")
  ((scaled < 0)) && sign=− scaled=$((-scaled))
  if ((decimals == 0)); then
    echo "$sign$(thousands "$scaled")"
    return
  fi
  printf -v digits "%0$((decimals + 1))d" "$scaled"
  whole=${digits::-decimals}
  echo "$sign$(thousands "$whole").${digits: -decimals}"
}

wan() { shown "$1" 10000000 1; }        # 万 with one decimal: tables
wan_whole() { shown "$1" 100000000 0; }  # 万: sentences from a hundred 万 on
yi() { shown "$1" 10000000000 2; }       # 亿 with two decimals
million() { shown "$1" 100000000 2; }    # M with two decimals
million_tenths() { shown "$1" 1000000000 1; }

percent() { shown "${1/./}" 1000 1; }        # of 17.9616: 18.0
percent_whole() { shown "${1/./}" 10000 0; }  # of 17.9616: 18

change() {  # change BEFORE NOW: the change in whole percent, with its sign
  local change
  change=$(rounded $((($2 - $1) * 100)) "$1")
  if ((change >= 0)); then echo "+$(thousands "$change")"; else echo "−$(thousands $((-change)))"; fi
}

signed() { if [[ $1 == −* ]]; then echo "$1"; else echo "\\+$1"; fi; }  # as an expression: a plus stands before what rose
