# Sourced by the SDK's plugin_test.sh, which says what it finds.
printf '客户编码,客户名称,保单号,险种,续保日期,年保费\nC1,华联超市,P-1001,车险,2027-03-01,12800\nC2,Acme Feeds,P-1002,home,2026-12-31,900.5\nC3,Acme Foods,P-1002,life,2026-12-31,1\n' >policies.csv
fails P-1002 -- pareto import policies.csv --as customer --yes  # one number, two policies: the second is rejected
prints expected.csv -- pareto list customer --columns code,hello-fields.policy_number,hello-fields.line,hello-fields.annual_premium --sort code --output csv
fails claims_36m -- pareto set customer C1 hello-fields.claims_36m=1000
# A field that forms show where it makes sense.
does '' -- pareto set customer C1 hello-fields.line=motor hello-fields.claims_36m=2
does 'Claims in 36 months' -- pareto view customer.form --for C1 --output table
does '' -- pareto set customer C1 hello-fields.line=home
same '' "$(pareto view customer.form --for C1 --output table | grep Claims)"
