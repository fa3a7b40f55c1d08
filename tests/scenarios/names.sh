#!/usr/bin/env bash
# A customer is meant by code, name, another spelling, another name, part of it, its sound or digits of its phone, in every command and
# condition; where several could be meant nobody is taken; files are read more strictly.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init ws --lang en
cd ws || exit 1
printf '%s\n' '客户编码,客户名称,简称,电话' \
  '0013,霁岚营养（上海）有限责任公司,霁岚,021-5550-0131' \
  '0014,华联超市股份有限公司,,010-5550-1000' \
  '0015,北京华联综合超市,,010-5550-2000' \
  '0016,鹿硐药业集团有限公司,,' \
  '0017,0013号仓库,,' >../customers.csv
ends 0 pareto import ../customers.csv --as customer --yes
ends 0 pareto add user code=U1 name=银杏 && ends 0 pareto add user code=U2 name=白桦
ends 0 pareto add product code=M1 name='赖氨酸98%' && ends 0 pareto add contact customer=0013 code=P1 name=柳岸 mobile=13912345678
ends 0 pareto add customer_name customer=0016 name=老鹿家

means() {  # means TYPED CODE
  ends 0 pareto show customer "$1" --output csv
  line "“$1” is $2" out "^[0-9]+,$2,"
}
means 0013 0013
means ００１３ 0013
means '霁岚营养(上海) 有限公司' 0013
means '霽嵐營養（上海）有限責任公司' 0013
means 霁岚 0013
means 鹿硐药业 0016
means 鹿硐药业有限公司 0016
means 老鹿家 0016
means 营养 0013
means jlyy 0013
means ludong 0016
means hlcs 0014
means 0131 0013
means 021-5550-0131 0013
ends 2 pareto show customer 华联
says 'several: all are listed with codes' err '0014  华联超市股份有限公司'
says 'and the other' err '0015  北京华联综合超市'
says 'and what to do' err 'by its code'
ends 2 pareto show customer 没有这家
says 'nobody: how to look' err 'pareto list customer --search'

# The same words in every command and value; but a code that was mistyped sounds like somebody, so nothing is written by sound or digits.
for which in jlyy 0131 021-5550-0131; do
  ends 2 pareto set customer "$which" owner=银杏
  says "$which: nobody is taken, who is near is told" err '0013  霁岚营养（上海）有限责任公司'
  ends 2 pareto remove customer "$which"
  ends 2 pareto add sale number=9 date=2026-01-05 customer="$which" amount=10
done
ends 2 pareto set customer 霁岚 owner=yinxing
same 'nothing was written' '0 0 5' "$(value "SELECT count(owner), (SELECT count(*) FROM sale), count(*) FROM customer" | tr ',' ' ')"
id=$(value "SELECT id FROM customer WHERE code = '0016'")
for given in 霁岚 鹿硐药业集团有限公司 021-5550-0131 "$((id + 1))"; do
  ends 2 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$given\", \"note\": \"x\"}]}"
  ends 2 pareto api records.remove "{\"entity\": \"customer\", \"ids\": [\"$given\"]}"
done
same 'programs name ids and codes, and nothing else' 5 "$(value "SELECT count(*) FROM customer WHERE note IS NULL")"
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"0016\", \"note\": \"by code\"}]}"
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"note\": \"by id\"}]}"
ends 0 pareto set customer 霁岚 owner=银杏
same 'a reference by name' 银杏 "$(value "SELECT name FROM \"user\" WHERE id = (SELECT owner FROM customer WHERE code = '0013')")"
ends 0 pareto add sale number=1 date=2026-01-05 customer=老鹿家 product=赖氨酸 amount=10
same 'a sale under another name' 0016 "$(value "SELECT c.code FROM sale s JOIN customer c ON c.id = s.customer WHERE s.number = '1'")"
ends 0 pareto list sale --where 'customer = 鹿硐药业' --columns number --output csv
same 'a condition' 1 "$(tail -n 1 out)"
ends 0 pareto list customer --where 'owner = 银杏' --columns code --output csv
same 'a condition on a person' 0013 "$(tail -n 1 out)"
ends 0 pareto journal --record customer:老鹿家
ends 0 pareto show product las && ends 0 pareto show user baihua && ends 0 pareto show contact 5678
ends 2 pareto set customer 华联 owner=银杏
ends 2 pareto add sale number=2 date=2026-01-05 customer=华联 amount=10
says 'an ambiguous value lists the candidates' err '0015'
ends 0 pareto list customer --search 老鹿家 --columns code --output csv
same 'a search finds other names' 0016 "$(tail -n 1 out)"
ends 2 pareto remove customer 华联

# Files: exact, other spellings, other names, the form left out; no parts, no sounds.
printf '%s\n' 'number,date,customer,amount' 'F1,2026-02-01,0013,1' 'F2,2026-02-01,霽嵐營養(上海)有限公司,1' 'F3,2026-02-01,老鹿家,1' \
  'F4,2026-02-01,鹿硐药业,1' 'F5,2026-02-01,华联,1' 'F6,2026-02-01,jlyy,1' >../sales.csv
ends 3 pareto import ../sales.csv --as sale --yes --output table
same 'four are known' '0013 0013 0016 0016 ' "$(value "SELECT c.code FROM sale s JOIN customer c ON c.id = s.customer WHERE s.number LIKE 'F%' ORDER BY s.number" | tr '\n' ' ')"
says 'a form that was left out is said' out '“鹿硐药业” for “鹿硐药业集团有限公司”'
says 'the others are no customers' out 'no such customer'
same 'nobody was made' 5 "$(value 'SELECT count(*) FROM customer')"
# A firm's own list of old codes and names, as a file.
printf '%s\n' 'customer,name' '0014,华联老店' '0015,BJ-77' >../names.csv
ends 0 pareto import ../names.csv --as customer_name --yes
means BJ-77 0015
printf '%s\n' 'number,date,customer code,amount' 'G1,2026-02-01,BJ-77,1' >../more.csv
ends 0 pareto import ../more.csv --as sale --yes
same 'old codes are known to files' 0015 "$(value "SELECT c.code FROM sale s JOIN customer c ON c.id = s.customer WHERE s.number = 'G1'")"
finish
