#!/usr/bin/env bash
# What an importer can be told: every setting that it declares can be seen and set, on the command line and in a recipe.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

# ---- they are told ---------------------------------------------------------------------------------------------------------
pareto init ws --lang en >/dev/null || failed 'init'
cd -- ws || exit 1
ends 0 pareto plugin info csv
line 'with what holds otherwise and its bounds' out 'setting +cell_bytes=1048576  Longest cell, bytes \(1024 to 8388608\)'
line 'and with its explanation' out 'setting +separator=auto  Separator: auto, one character'
ends 0 pareto plugin info csv --lang zh-Hans
line 'in Chinese' out '设置 +cell_bytes=1048576  单元格最大字节数（1024 至 8388608）'
ends 0 pareto plugin info xlsx
line 'each importer its own' out 'setting +sheet  Sheet'

# ---- a cell that is too long names the way out, and the way out is one ---------------------------------------------------------
{
  echo 'Order number,Date,Customer code,Amount,Note'
  printf 'L1,2026-01-05,C1,20,'
  head -c 2000000 /dev/zero | tr '\0' x
  printf '\nL2,2026-01-05,C1,20,short\n'
} >long.csv
ends 3 pareto import long.csv --as sale --create-missing --yes
says 'how to take it' out 'the cell is longer than 1048576 bytes; to take longer ones: --set cell_bytes=8388608'
ends 0 pareto import long.csv --as sale --create-missing --yes --again --set cell_bytes=8388608
same 'it is there, to the last byte' 2000000 "$(value "SELECT length(note) FROM sale WHERE number = 'L1'")"

# ---- a recipe keeps it -------------------------------------------------------------------------------------------------------
ends 0 pareto import long.csv --as sale --again --dry-run --set cell_bytes=4194304 --save-map recipe.toml
says 'under settings' recipe.toml '"cell_bytes" = "4194304"'
ends 0 pareto import long.csv --again --dry-run --map recipe.toml
ends 3 pareto import long.csv --again --dry-run --map recipe.toml --set cell_bytes=1024

# ---- any other setting, and what is none -------------------------------------------------------------------------------------
printf "Date|Number|Customer|Amount\n2026-01-05|Q1|'Acme | Sons'|7\n" >quoted.csv
ends 0 pareto import quoted.csv --as sale --create-missing --yes --set quote="'" --set separator=bar
same 'a quote of their own' 'Acme | Sons' "$(value "SELECT c.name FROM sale s JOIN customer c ON c.id = s.customer WHERE s.number = 'Q1'")"
ends 2 pareto import long.csv --again --dry-run --set cell_bites=5
says 'which there are' err 'cell_bytes'
ends 2 pareto import long.csv --again --dry-run --set cell_bytes=5
says 'within which bounds' err 'between 1024 and 8388608'
ends 2 pareto import long.csv --again --dry-run --set cell_bytes
says 'in which form' err 'name=value'
finish
