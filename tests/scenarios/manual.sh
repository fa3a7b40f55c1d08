#!/usr/bin/env bash
# Manual pages and completion say what help says: every verb, action and option; and they know the workspace.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

verbs=$(pareto completion words -- '' | cut -f 1 | grep -vx help)
pareto --help >help.txt
for verb in $verbs; do line "help lists $verb, which completion offers" help.txt "(^    |  )$verb +[a-z]"; done
for verb in $(grep -oE '^    [a-z]+ ' help.txt); do
  claims=$((claims + 1))
  grep -qx -- "$verb" <<<"$verbs" || failed "completion offers $verb, which help lists"
done

# words WORD...: what completion offers for the last one.
words() { pareto completion words -- "$@" | cut -f 1; }

for verb in $verbs; do
  pareto "$verb" --help >help.txt
  pareto help --man "$verb" | sed 's/\\-/-/g; s/\\://g' >page.txt
  for option in $(grep -oE '^ {4}(-[a-z], )?--[a-z-]+' help.txt | grep -oE -- '--[a-z-]+' | sort -u); do
    line "man: $verb has $option" page.txt "^\.B \"(-[a-z], )?$option( |\")"
  done
  # Usage lines name the actions.
  actions=$(grep -oE "^(Usage| {5})  pareto $verb [a-z]+" help.txt | awk '{print $NF}' | grep -vxF "$verb" | sort -u)
  for action in $actions; do
    line "man: $verb $action" page.txt "^\.SS \"pareto $verb $action\""
    claims=$((claims + 1))
    words "$verb" '' | grep -qx -- "$action" || failed "completion: $verb $action"
    for option in $(awk -v a="  $action" 'index($0, a "  ") == 1 {on = 1; next} /^  [^ ]/ || /^$/ {on = 0} on' help.txt | grep -oE '^ {4}(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
      claims=$((claims + 1))
      pareto completion words -- "$verb" "$action" "${option%?}" | cut -f 1 | grep -qx -- "$option" || failed "completion: $verb $action $option"
    done
  done
  for option in $(awk '/^  [^ ]/ {on = ($0 ~ /^  (What it takes|Everywhere)/)} on' help.txt | grep -oE '^ {4}(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u); do
    claims=$((claims + 1))
    pareto completion words -- "$verb" "${option%?}" | cut -f 1 | grep -qx -- "$option" || failed "completion: $verb $option"
  done
done

# ---- pages that render ------------------------------------------------------------------------------------------------------
if command -v groff >/dev/null; then
  for language in en zh-Hans; do
    for verb in '' $verbs; do
      pareto help --man $verb --lang $language >page.1
      groff -man -Kutf8 -Tutf8 -ww page.1 >page.txt 2>warnings
      same "man page ${verb:-pareto} ($language) renders without a warning" '' "$(cat warnings)"
    done
  done
  pareto help --man | groff -man -Kutf8 -Tutf8 -P-c 2>/dev/null | sed 's/.\x08//g' >page.txt
  for verb in $verbs; do line "pareto(1) names $verb" page.txt "^ +pareto $verb"; done
  pareto help --man import --lang zh-Hans | groff -man -Kutf8 -Tutf8 -P-c 2>/dev/null >page.txt
  line 'in Chinese too' page.txt '导入'
else
  failed 'groff is there (groff-base)'
fi

# ---- what a workspace knows -------------------------------------------------------------------------------------------------
ends 0 pareto init firm --lang en
cd firm || exit 1
printf 'code,name,industry\nC1,华联超市股份有限公司,retail\nC2,Acme Feeds,feed\nC3,Acme Foods,food\n' >customers.csv
ends 0 pareto import customers.csv --as customer --yes
same 'entities' 'contact contact_role' "$(words list conta | grep -xE 'contact|contact_role' | xargs)"
same 'of the option too' 'currency_rate' "$(words import x.csv --as curr)"
same 'values of an option' 'html' "$(words report key_accounts --format htm)"
same 'joined by =' '--format=html' "$(words report --format=htm)"
same 'and as bash takes it apart' 'html' "$(words report --format = htm)"
same 'choices' 'json jsonl' "$(words list --output js | xargs)"
same 'reports, those of files too' 'call_list' "$(words report call)"
same 'rules' 'abc' "$(words tier run ab)"
same 'plugins' 'tier-fall-task' "$(words plugin disable tier-f)"
same 'customers by the beginning of a name' 'Acme Feeds|Acme Foods' "$(words show customer Acme | sort | paste -sd '|')"
same 'by pinyin' '华联超市股份有限公司' "$(words show customer hlcs)"
same 'by code' 'C2' "$(words show customer C2)"
same 'all where nothing is typed' 'C1 C2 C3' "$(words show customer '' | xargs)"
same 'fields' 'industry=' "$(words set customer C1 indu)"
same 'files' ':files list undo' "$(words import '' | xargs)"
same 'folders' ':folders' "$(words -w '')"
same 'an option that is given is not offered again' '' "$(words list customer --limit 5 --limi)"
same 'behind help the verbs' 'import init' "$(words help i | xargs)"
cd .. || exit 1
same 'in the workspace that was typed' 'Acme Feeds' "$(words -w firm show customer 'Acme Fe')"
same 'outside of a workspace nothing fails' '' "$(words show customer Acme 2>&1)"

# ---- shells -----------------------------------------------------------------------------------------------------------------
# bash_offers WORD...: what bash shows for the last word.
bash_offers() {
  bash -c 'source <("$1" completion bash); shift; compopt() { :; }
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _pareto; printf "%s\n" "${COMPREPLY[@]}"' _ "$PARETO" "$PARETO" "$@"
}
cd firm || exit 1
same 'bash: verbs' 'import' "$(bash_offers imp)"
same 'bash: actions' 'run' "$(bash_offers tier ru)"
same 'bash: options' '--dry-run' "$(bash_offers import x.csv --dry)"
same 'bash: entities' 'customer' "$(bash_offers list custom | grep -x customer)"
same 'bash: names with blanks are one word' 'Acme\ Feeds' "$(bash_offers show customer 'Acme Fe')"
same 'bash: files' 'customers.csv' "$(bash_offers import cust)"
if command -v zsh >/dev/null; then
  same 'zsh takes the script' '' "$(pareto completion zsh | zsh -n 2>&1)"
fi
if command -v fish >/dev/null; then
  same 'fish takes the script' '' "$(pareto completion fish | fish -n 2>&1)"
fi
ends 2 pareto completion tcsh
line 'another shell is told so' err 'tcsh'
finish
