# Sourced by the SDK's plugin_test.sh, which says what it finds. The customers bought for 30 000, 60 000 and 90 000.
embed=$folder/../../embed_host PATH=${program%/*}:$PATH
does added -- pareto add customer code=C4 'name=Quotes "and", commas'
prints expected.txt -- "$embed" . "$folder/embed-rule.so" 60000
does 'C3 Acme Foods: large' -- "$embed" . "$folder/embed-rule.so" 90000
does 'C2 Acme Feeds: other' -- "$embed" . "$folder/embed-rule.so" 90000
fails 'workspace' -- "$embed" nowhere "$folder/embed-rule.so" 1
fails 'README' -- "$embed" . "${script%/*}/README.md" 1
fails 'usage' -- "$embed"
