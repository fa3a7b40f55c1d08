// Messages speak the command line's words, for they are the same everywhere. Where one names a command, the page knows its own place for
// that job.
import type { Key } from '../i18n/language';

export interface Place { to: string; label: Key | { entity: string } }

const kPlaces: [RegExp, (match: RegExpExecArray) => Place][] = [
  [/pareto rate\b/, () => ({ to: '/list/currency_rate', label: { entity: 'currency_rate' } })],
  [/pareto unit\b/, () => ({ to: '/list/product_unit', label: { entity: 'product_unit' } })],
  [/pareto field\b/, () => ({ to: '/list/field', label: { entity: 'field' } })],
  [/pareto plugin\b/, () => ({ to: '/settings/modules', label: 'settings.modules' })],
  [/pareto (user|role|team)\b/, () => ({ to: '/settings/team', label: 'settings.team' })],
  [/pareto journal\b/, () => ({ to: '/settings/journal', label: 'settings.journal' })],
  [/pareto (twins|merge)\b/, () => ({ to: '/settings/twins', label: 'settings.twins' })],
  [/pareto tier\b/, () => ({ to: '/tiers', label: 'menu.tiers' })],
  [/pareto report\b/, () => ({ to: '/reports', label: 'menu.reports' })],
  [/pareto (import|recipe|template)\b/, () => ({ to: '/imports', label: 'menu.imports' })],
  [/pareto (?:list|add|set|show) ([a-z_]+(?:\.[a-z_]+)?)/, (match) => ({ to: `/list/${match[1] ?? ''}`, label: { entity: match[1] ?? '' } })],
];

// The pages for the commands that a text names, each once; a kind of record that there is none of has no page.
export function placesIn(text: string, isKind: (entity: string) => boolean): Place[] {
  const found: Place[] = [];
  for (const [pattern, place] of kPlaces) {
    const match = pattern.exec(text);
    if (!match) continue;
    const one = place(match);
    if ((typeof one.label === 'string' || isKind(one.label.entity)) && !found.some((each) => each.to === one.to)) found.push(one);
  }
  return found;
}
