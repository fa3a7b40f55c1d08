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
prints expected.csv -- pareto list projects.project --columns code,title,customer,stage,worth,reason --sort code --output csv
# What it brings for people: who makes it, a role, what its words mean, and data to show it with.
does projects@example.org -- pareto plugin info projects
does 'Worth a year: What the customer would buy' -- pareto plugin info projects
does 'What the customer would buy' -- pareto api schema.show '{"entity": "projects.project"}'
does 'projects.project,all,1,1,1,0' -- pareto role show project_engineer --output csv
does added -- pareto user add 'Erik Projects' --role project_engineer
same 0 "$(pareto list sale --output csv --as 'Erik Projects' | tail -n +2 | wc -l)"
does 'take it back' -- pareto plugin demo projects --yes
prints expected.demo.csv -- pareto list projects.project --columns code,title,customer,stage,worth,due,parent --where 'code ~ PDP' --sort code --output csv --as 'Erik Projects'
does 'River Vitamins' -- pareto view projects --output csv
does '3-projects.visit.csv' -- pareto plugin demo projects --undo --dry-run
does undone -- pareto plugin demo projects --undo
same 2 "$(pareto list projects.project --output csv | tail -n +2 | wc -l)"
