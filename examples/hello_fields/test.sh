# Sourced by the SDK's plugin_test.sh, which says what it finds.
printf '客户编码,客户名称,保单号,险种,续保日期,年保费\nC1,华联超市,P-1001,车险,2027-03-01,12800\nC2,Acme Feeds,P-1002,home,2026-12-31,900.5\nC3,Acme Foods,P-1002,life,2026-12-31,1\n' >policies.csv
fails P-1002 -- pareto import policies.csv --as customer --yes  # one number, two policies: the second is rejected
prints expected.csv -- pareto list customer --columns code,hello-fields.policy_number,hello-fields.line,hello-fields.annual_premium --sort code --output csv
fails claims_36m -- pareto set customer C1 hello-fields.claims_36m=1000
