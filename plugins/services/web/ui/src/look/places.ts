// Messages speak the command line's words, for they are the same everywhere. Where one names a command, the server says which method does the
// same (core/api/remedy), and the page puts its own place for that job there instead.
import type { Key } from '../i18n/language';

// `text` stands so in what is told; arguments may lack what the sentence leaves open.
export interface Step { text: string; method: string; arguments: Record<string, unknown> }
export interface Place { to: string; label: Key | { entity: string } }
type Given = Record<string, unknown>;
type Where = Place | ((given: Given, verb: string) => Place | undefined);

const said = (value: unknown): string => (Array.isArray(value) ? said(value[0]) : typeof value === 'string' ? value : '');
const at = (to: string, label: Key): Place => ({ to, label });
const team = (show?: string) => at('/settings/team' + (show ? '?show=' + show : ''), 'settings.team');

// Kinds of records that a page of their own sees to.
const kKeptBy: Record<string, Place> = { team: team('teams') };
function records(given: Given, verb: string): Place | undefined {
  const entity = said(given.entity), which = verb === 'show' ? said(given.which) : said(given.search);
  if (!entity) return undefined;
  return kKeptBy[entity] ?? { to: `/list/${entity}${which ? '?search=' + encodeURIComponent(which) : ''}`, label: { entity } };
}

// By what methods are of: the word before the point; a method of its own place stands whole.
const kWhere: Record<string, Where> = {
  records, fields: at('/settings/fields', 'settings.fields'), twins: at('/settings/twins', 'settings.twins'), workspace: at('/settings/workspace', 'settings.workspace'),
  users: team(), roles: team('roles'), keys: team('keys'), teams: team('teams'),
  plugins: (given) => { const name = said(given.plugin) || said(given.plugins); return at('/settings/modules' + (name ? '?plugin=' + encodeURIComponent(name) : ''), 'settings.modules'); },
  journal: at('/settings/journal', 'settings.journal'), imports: at('/imports', 'menu.imports'), recipes: at('/imports', 'menu.imports'),
  backups: at('/settings/upkeep', 'settings.upkeep'), deliveries: at('/settings/upkeep', 'settings.upkeep'),
  tiers: at('/tiers', 'menu.tiers'), rules: at('/tiers', 'menu.tiers'), 'tiers.override': at('/tiers?show=overrides', 'menu.tiers'), 'tiers.compare': at('/tiers?show=compare', 'menu.tiers'),
  reports: (given) => at('/reports' + (said(given.report) ? '/' + encodeURIComponent(said(given.report)) : ''), 'menu.reports'), schedules: at('/reports/@schedules', 'schedule.title'),
};

function placeOf({ method, arguments: given }: Step): Place | undefined {
  const [of = '', verb = ''] = method.split('.'), where = kWhere[method] ?? kWhere[of];
  return typeof where === 'function' ? where(given, verb) : where;
}

// A text in pieces: what is said, and the places for the steps that it names. What the page has no place for stays a command; so does a kind
// of record that the reader sees none of.
export function partsOf(text: string, steps: Step[], isKind: (entity: string) => boolean): (string | Place)[] {
  const out: (string | Place)[] = [];
  let from = 0, seen = 0;
  for (const step of steps) {
    const start = text.indexOf(step.text, seen), place = placeOf(step);
    if (start < 0) continue;
    seen = start + step.text.length;
    if (!place || (typeof place.label !== 'string' && !isKind(place.label.entity))) continue;
    out.push(text.slice(from, start), place);
    from = seen;
  }
  out.push(text.slice(from));
  return out.filter((part) => part !== '');
}
