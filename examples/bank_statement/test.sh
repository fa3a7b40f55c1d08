# Sourced by the SDK's plugin_test.sh, which says what it finds. statement.dat holds four payments, one of a customer that is not known.
here=${script%/*}
does '' -- pareto import "$here/statement.dat" --as bank-statement.payment --create-missing --yes
prints expected.csv -- pareto list bank-statement.payment --columns date,reference,amount,customer,purpose --sort reference --output csv
# A statement that was cut off, one with a line that lost a byte, and one whose sum is wrong: none of it is taken.
head -c 488 "$here/statement.dat" >cut.dat
fails 'cut off' -- pareto import cut.dat --as bank-statement.payment --dry-run
LC_ALL=C sed '2s/  / /' "$here/statement.dat" >short.dat
fails 'should have 4 payments and has 3' -- pareto import short.dat --as bank-statement.payment --dry-run
LC_ALL=C sed 's/000000000000700/000000000000800/' "$here/statement.dat" >sum.dat
fails 'do not add up' -- pareto import sum.dat --as bank-statement.payment --dry-run
