// Messages speak the command line's words, for they are the same everywhere. Where one names a command, the page puts its own place for
// that job there instead.
import type { Key } from '../i18n/language';

export interface Place { to: string; label: Key | { entity: string } }
type Where = (rest: string[]) => Place | undefined;

const listOf = (entity: string | undefined, search = ''): Place | undefined => (entity && /^[a-z_]+(\.[a-z_]+)?$/.test(entity) ? { to: `/list/${entity}${search}`, label: { entity } } : undefined);
const at = (to: string, label: Key): Where => () => ({ to, label });
const withAfter = (rest: string[], option: string) => rest[rest.indexOf(option) + 1] ?? '';
const searched: Where = (rest) => listOf(rest[0], rest.includes('--search') && withAfter(rest, '--search') ? '?search=' + encodeURIComponent(withAfter(rest, '--search')) : '');

const kWhere: Record<string, Where> = {
  rate: () => listOf('currency_rate'), unit: () => listOf('product_unit'), list: searched, add: searched, set: searched, show: searched, remove: searched,
  field: at('/settings/fields', 'settings.fields'), team: at('/settings/team?show=teams', 'settings.team'), role: at('/settings/team?show=roles', 'settings.team'),
  user: ([action]) => ({ to: `/settings/team${action === 'key' ? '?show=keys' : ''}`, label: 'settings.team' }),
  plugin: ([, name]) => ({ to: `/settings/modules${name && /^[a-z0-9_.-]+$/.test(name) ? '?plugin=' + name : ''}`, label: 'settings.modules' }),
  journal: at('/settings/journal', 'settings.journal'), twins: at('/settings/twins', 'settings.twins'), merge: at('/settings/twins', 'settings.twins'),
  tier: ([action]) => ({ to: `/tiers${action === 'override' ? '?show=overrides' : ''}`, label: 'menu.tiers' }), report: at('/reports', 'menu.reports'), schedule: at('/reports/@schedules', 'schedule.title'),
  import: at('/imports', 'menu.imports'), recipe: at('/imports', 'menu.imports'), template: at('/imports', 'menu.imports'),
  backup: at('/settings/upkeep', 'settings.upkeep'), restore: at('/settings/upkeep', 'settings.upkeep'), events: ([action]) => (action === 'show' ? undefined : { to: '/settings/upkeep', label: 'settings.upkeep' }),
};

// Words that a sentence goes on with, behind a command.
const kGoesOn = /^(and|or|then|to|in|with|first|again|before|after|for)$/;
const kArgument = /^(--?[\w-]+(=\S*)?|…|\[\S+|[A-Z][A-Z_-]*…?|\S*[_={}<>|:/.\d]\S*|[\u3400-\u9fff]+)$/;

// "pareto plugin enable abc" at the beginning of a text, as words; nothing where none is.
function commandIn(text: string): { words: string[]; length: number } | undefined {
  const words: string[] = [];
  let length = 0;
  for (const [, space, word] of text.matchAll(/(^|\s)([^\s；。，；;,、)）”"]+)/gy)) {
    if (words.length === 0 && word !== 'pareto') return undefined;
    const fits = words.length < 4 ? !kGoesOn.test(word ?? '') : kArgument.test(word ?? '');
    if (!fits) break;
    words.push(word ?? '');
    length += (space ?? '').length + (word ?? '').length;
  }
  return words.length > 1 ? { words: words.slice(1), length } : undefined;
}

// A text in pieces: what is said, and the places for the commands that it names. A kind of record that there is none of has no place.
export function partsOf(text: string, isKind: (entity: string) => boolean): (string | Place)[] {
  const out: (string | Place)[] = [];
  let from = 0;
  for (let start = text.indexOf('pareto '); start >= 0; start = text.indexOf('pareto ', start + 1)) {
    const command = commandIn(text.slice(start));
    const place = command && kWhere[command.words[0] ?? '']?.(command.words.slice(1));
    if (!command || !place || (typeof place.label !== 'string' && !isKind(place.label.entity))) continue;
    out.push(text.slice(from, start), place);
    from = start + command.length;
  }
  out.push(text.slice(from));
  return out.filter((part) => part !== '');
}
