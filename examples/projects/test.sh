# Sourced by the SDK's plugin_test.sh, which says what it finds.
does 'as it should be' -- pareto view check
does added -- pareto add projects.project code=P1 'title=Niacin for layers' customer=C1 stage=offer worth=120000 started=2026-01-10
does added -- pareto add projects.project code=P2 'title=Pet food' customer=C3 worth=50000
does 'Offer' -- pareto view projects --output table
does 'Pet food' -- pareto view projects --output csv
for department in purchasing quality; do does done -- pareto action project_visit P1 --set department=$department; done
does 'cells filled' -- pareto view project_coverage --output table
fails reason -- pareto action project_won P1
does Won -- pareto action project_won P1 --set 'reason=best price' --dry-run
does 'journal undo' -- pareto action project_won P1 --set 'reason=best price'
does 'won' -- pareto view projects --where 'stage = won' --output csv
