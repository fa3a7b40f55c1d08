// What stands on a home and in which order, by the roles that its reader holds: who leads looks at the firm, who sells at the day, who takes
// calls at what was said, who keeps the system running at the system. Roles that a firm made itself look as leaders do, as far as they may.
export type Part = 'lead' | 'figures' | 'pareto' | 'act' | 'flow' | 'months' | 'tasks' | 'visits' | 'keeping' | 'views';

const kLeads: Part[][] = [['lead'], ['figures'], ['pareto', 'act'], ['flow', 'months'], ['views']];
const kSells: Part[][] = [['lead'], ['act', 'tasks'], ['figures'], ['pareto', 'months'], ['views']];
const kTalks: Part[][] = [['tasks', 'visits'], ['views']];
const kKeeps: Part[][] = [['keeping', 'tasks'], ['views']];

const kHomes: [string, Part[][]][] = [
  ['boss', kLeads], ['sales_vice_president', kLeads], ['key_account_manager', kSells], ['sales_representative', kSells], ['service', kTalks], ['administrator', kKeeps], ['integrator', kKeeps],
];

// Rows of parts. Of several roles the first leads, and the others add what is not there yet; the owner of the folder holds none.
export function homeOf(roles: string[], can: (part: Part) => boolean): Part[][] {
  const homes = kHomes.filter(([role]) => roles.includes(role)).map(([, rows]) => rows);
  if (homes.length < roles.length || homes.length === 0) homes.push(kLeads);
  const taken = new Set<Part>();
  const rows = homes.flat().map((row) => row.filter((part) => can(part) && !taken.has(part) && taken.add(part))).filter((row) => row.length > 0);
  return [...rows.filter((row) => !row.includes('views')), ...rows.filter((row) => row.includes('views'))];
}

const kOfSales: Part[] = ['lead', 'figures', 'pareto', 'act', 'flow', 'months'];
export const withoutSales = (rows: Part[][]): Part[][] => rows.map((row) => row.filter((part) => !kOfSales.includes(part))).filter((row) => row.length > 0);
