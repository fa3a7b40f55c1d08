#!/usr/bin/env bash
# What was decided for one file is used for the next: saved, proposed by like heads, named, shared with another workspace, tested.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

fresh() {  # fresh NAME [LANGUAGE]: a workspace of its own, and in it
  cd -- "$FOLDER" || exit 1
  pareto init "$1" --lang "${2:-zh-Hans}" >/dev/null || failed "init $1"
  cd -- "$1" || exit 1
}

month() {  # month FILE NUMBER HEADS ROW: a file of an ERP with a title above the heads
  { echo "金蝶销售出库 第 $2 月"; echo "$3"; echo "$4"; } >"$1"
}

# ---- saved after an import, proposed for the next file -----------------------------------------------------------------------
fresh first
month oct.csv 10 '业务日期,流水,甲方,货号,数目,小计,渠道' '2026-10-02,K1,雾栎饲料,N1,10,50,直销'
ends 1 pareto import oct.csv --as sale --yes
ends 0 pareto import oct.csv --as sale --map '业务日期=date,流水=number,甲方=customer.name,货号=product.code,数目=quantity,小计=amount' \
  --keep '渠道=my.渠道' --create-missing --yes --output table
says 'how to keep it is said' out 'pareto recipe save 名称'
ends 0 pareto recipe save 金蝶销售
says 'saved as a file' out 'recipes/金蝶销售.toml'
ends 2 pareto recipe save 金蝶销售
says 'not written over unasked' err '--replace'
ends 0 pareto recipe save 金蝶销售 --replace
ends 0 pareto recipe show 金蝶销售
line 'a head stands for its field' out '^"甲方" = "customer.name"'
line 'with the own field that it needs' out '^name = "渠道"'
silent_on 'not the line of the heads, which may be another next time' out '^header'

month nov.csv 11 '小计,业务日期,流水,甲方,货号,数目,渠道,司机' '60,2026-11-02,K2,雾栎饲料,N1,12,电商,张三'
ends 0 pareto import nov.csv --dry-run --output table
says 'the next file looks like it, in another order and with a column more' out '像是导入方案“金蝶销售”（7 / 7 列相同），按它导入'
line 'what is new is listed' out '司机 +文字 '
ends 0 pareto import nov.csv --yes
same 'and is imported with the one confirmation' 'K1 直销,K2 电商' "$(value 'SELECT number, "my.渠道" FROM sale ORDER BY number' | tr , ' ' | paste -sd ,)"
ends 1 pareto import nov.csv --as sale --again --no-recipe --yes
month dec.csv 12 '业务日期,流水,甲方,数目,小计' '2026-12-02,K3,雾栎饲料,3,15'
ends 0 pareto import dec.csv --dry-run --output table
says 'most heads are enough' out '金蝶销售”（5 / 7 列相同）'
line 'what is missing is said' out '文件里没有：.*货号'
month other.csv 12 '业务日期,流水,甲方,x1,x2,x3,x4,x5,x6,x7,x8' '2026-12-02,K3,雾栎饲料,1,2,3,4,5,6,7,8'
ends 1 pareto import other.csv --yes
silent_on 'a few heads are not' out '金蝶销售'
printf '客户编码,客户名称\nC9,禾硐\n' >customers.csv
ends 0 pareto import customers.csv --yes
silent_on 'another list is none of its business' out '金蝶'
ends 0 pareto import dec.csv --recipe 金蝶销售 --yes --output table
says 'named, it is used' out '导入方案“金蝶销售”'
ends 2 pareto import dec.csv --recipe 用友 --yes
says 'and those there are are named' err '金蝶销售'

# ---- the next file may be of another format; what the recipe told its importer holds for a named one -------------------------------
printf '{"业务日期":"2026-12-09","流水":"K7","甲方":"雾栎饲料","货号":"N1","数目":2,"小计":8,"渠道":"直销"}\n' >web.jsonl
ends 0 pareto import web.jsonl --yes --output table
says 'proposed for another format, too' out '像是导入方案“金蝶销售”'
same 'and taken by its own importer' 8 "$(value "SELECT amount FROM sale WHERE number = 'K7'")"
printf '\n[settings]\nencoding = "Big5"\n' >>recipes/金蝶销售.toml
ends 0 pareto import web.jsonl --again --dry-run --recipe 金蝶销售
month big5.csv 12 '业务日期,流水,甲方,货号,数目,小计,渠道' '2026-12-10,K8,雾栎饲料,N1,1,4,直销'
iconv -f UTF-8 -t GB18030 big5.csv >gb.csv
sed -i 's/encoding = "Big5"/encoding = "GB18030"/' recipes/金蝶销售.toml
ends 0 pareto import gb.csv --recipe 金蝶销售 --yes --output table
says 'the encoding is the recipe'"'"'s' out 'GB18030'

# ---- of an earlier import; straight from an import ------------------------------------------------------------------------------
ends 0 pareto recipe save 十月 --from "$(pareto import list --output csv | awk -F , '/oct.csv/ {print $1}')"
says 'of which file it is' out 'oct.csv'
ends 2 pareto recipe save 没有 --from 999
printf '买家,时间,总额\n禾硐,2026-12-05,9\n' >plain.csv
ends 0 pareto import plain.csv --as sale --map '买家=customer.name,时间=date,总额=amount' --create-missing --yes --save 小店
same 'saved with the import' 小店 "$(pareto recipe list --output csv | awk -F , '/^小店/ {print $1}')"
ends 2 pareto recipe save ../etc
says 'a name names a file here' err '不能作导入方案的名称'

# ---- its own test ----------------------------------------------------------------------------------------------------------------
{ cat oct.csv; echo '2026-13-02,K9,雾栎饲料,N1,1,5,直销'; } | iconv -f UTF-8 -t GB18030 >sample.csv
ends 0 pareto recipe test 金蝶销售 --with sample.csv
ends 0 pareto recipe test --output csv
line 'it gives what it should' out '^金蝶销售,2,1,正确'
line 'one without says so' out '^小店,.*没有测试'
same 'a test leaves nothing' "$(value 'SELECT count(*) FROM sale')" "$(value "SELECT count(*) FROM sale WHERE number IS NULL OR number <> 'K9'")"
sed -i 's/^rejected = 1/rejected = 0/' recipes/金蝶销售.toml
ends 1 pareto recipe test 金蝶销售 --output csv
line 'and is found out when it does not' out '应为 2 行，0 行未导入'
sed -i 's/^rejected = 0/rejected = 1/' recipes/金蝶销售.toml

# ---- a file that is no recipe stands in nobody's way --------------------------------------------------------------------------------
echo 'colour = 3' >recipes/坏.toml
ends 0 pareto recipe list --output csv
line 'it is listed with its fault' out '^坏.*colour'
month jan.csv 1 '业务日期,流水,甲方,货号,数目,小计,渠道' '2027-01-02,K5,雾栎饲料,N1,10,50,直销'
ends 0 pareto import jan.csv --yes
rm recipes/坏.toml
ends 0 pareto recipe remove 小店
ends 0 pareto recipe add recipes/removed/小店.toml
same 'removed and brought back' 小店 "$(pareto recipe list --output csv | awk -F , '/^小店/ {print $1}')"

# ---- shared: another workspace, in the other language ---------------------------------------------------------------------------------
recipe=$PWD/recipes/金蝶销售.toml file=$PWD/oct.csv
fresh second en
ends 0 pareto recipe add "$recipe" 'ERP sales'
cp "$file" .
ends 0 pareto import oct.csv --dry-run --output table
says 'proposed there, too' out 'this looks like recipe ERP sales (7 of 7 columns)'
says 'with the field that it brings' out 'field my.渠道 of Sale'
same 'which is not made by looking' 0 "$(value 'SELECT count(*) FROM field')"
ends 0 pareto import oct.csv --yes
same 'but by importing' 直销 "$(value 'SELECT "my.渠道" FROM sale')"
mkdir -p ../third.pareto && rmdir ../third.pareto
fresh third en
mkdir -p recipes && cp "$recipe" recipes/
ends 0 pareto import "$file" --dry-run --output table
says 'a copied file is a recipe' out 'this looks like recipe 金蝶销售'
finish
