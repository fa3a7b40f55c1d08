#!/usr/bin/env bash
# Salespeople whom a file names and nobody knows: users who cannot sign in, said in the import's result, taken back with it.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

fresh() {  # fresh NAME LANGUAGE
  cd -- "$FOLDER" || exit 1
  pareto init "$1" --lang "$2" >/dev/null || failed "init $1"
  cd -- "$1" || exit 1
}
who() { value 'SELECT u.name, count(*) FROM sale s JOIN user u ON u.id = s.salesperson GROUP BY u.id ORDER BY u.name' | tr , ' ' | paste -sd ,; }

fresh zh zh-Hans
ends 0 pareto add user code=0007 name=张三 sign_in=是
{
  echo '日期,单号,客户,业务员,金额'
  i=0
  for person in '张三' '张 三' '张　三' '张三先生' '张三（离职）' '张三(已离职)' '张三/李四' '李四' ' 李 四 ' '王五' '王经理' '李四、王五'; do
    i=$((i + 1))
    printf '2026-10-%02d,A%d,雾栎,%s,5\n' "$i" "$i" "$person"
  done
} >sales.csv
ends 0 pareto import sales.csv --as sale --create-missing --dry-run --output table
says 'who would be made is said before' out '会新建 3 个不能登录的用户：李四、王五、王经理'
same 'a look makes nobody' 1 "$(value 'SELECT count(*) FROM user')"
ends 0 pareto import sales.csv --as sale --create-missing --yes --output table
says 'who was made, for the administrator' out '新建了 3 个不能登录的用户：李四、王五、王经理'
says 'and how to see them' out 'pareto list user --where "sign_in = 否"'
says 'of two people the first is the one' out '“张三/李四”是几个人：取 张三，未取 李四'
says 'a remark is no name' out '“张三（离职）”当作 张三'
same 'each is one person' '张三 7,李四 3,王五 1,王经理 1' "$(who)"
ends 0 pareto list user --where 'sign_in = 否' --output csv
same 'the list for the administrator' '李四 王五 王经理' "$(tail -n +2 out | cut -d , -f 2 | sort | paste -sd ' ')"
same 'who may sign in still may' true "$(value "SELECT sign_in FROM user WHERE code = '0007'")"
ends 0 pareto import undo "$(operations | head -n 1)" --yes
same 'undo takes them back' 张三 "$(value 'SELECT name FROM user' | paste -sd ' ')"

# ---- one whom somebody needs stays --------------------------------------------------------------------------------------------
ends 0 pareto import sales.csv --as sale --create-missing --yes
operation=$(operations | head -n 1)
ends 0 pareto add customer name=禾硐 owner=李四
ends 0 pareto import undo "$operation" --yes
same 'who is owner of a customer stays' '张三 李四' "$(value 'SELECT name FROM user ORDER BY id' | paste -sd ' ')"

# ---- beside a customer, and in English --------------------------------------------------------------------------------------------
fresh owners zh-Hans
printf '客户编码,客户名称,负责人\nC1,雾栎,银杏（离职）\nC2,禾硐,银 杏\n' >customers.csv
ends 0 pareto import customers.csv --as customer --yes
same 'an owner is one person, too' '银杏 2' "$(value 'SELECT u.name, count(*) FROM customer c JOIN user u ON u.id = c.owner GROUP BY u.id' | tr , ' ')"
fresh english en
printf 'date,number,customer,salesperson,amount\n2026-10-01,A1,Acme,"Smith, John",5\n2026-10-02,A2,Acme,Mr. John Smith,5\n2026-10-03,A3,Acme,Ann Lee / Bob Ray,5\n' >sales.csv
ends 0 pareto import sales.csv --as sale --create-missing --yes --output table
says 'said in English' out '3 people became users who cannot sign in'
says 'the first of two' out '“Ann Lee / Bob Ray” names several people: Ann Lee is the one, Bob Ray left aside'
same 'a comma in a Latin name parts no people' 'Ann Lee,John Smith,"Smith| John"' "$(value 'SELECT name FROM user ORDER BY name' | sed 's/, /| /' | paste -sd ,)"
finish
