// Our people to the left, theirs by department to the right, and how they stand to each other.
import { useMemo } from 'react';
import { useLocation } from 'wouter';

import { Network, type NetNode, type NetTie } from '../../charts/network';
import { useSpeech } from '../../i18n/language';
import type { People } from './people';

export const signed = (strength: number) => (strength > 0 ? '+' : strength < 0 ? '\u2212' : '') + Math.abs(strength);

export function placesOf({ people, ours, departments }: People, none: string, us: string): NetNode[] {
  const columns = departments.length, left = ours.length > 0 ? 0.3 : 0.08;
  const at = (i: number, of: number, column = 0) => (of === 1 ? (column % 2 ? 0.78 : 0.42) : 0.22 + (i * 0.74) / (of - 1));
  const nodes: NetNode[] = ours.length > 0 ? [{ id: '@us', label: us, kind: 'heading', x: 0.06, y: 0.02 }] : [];
  ours.forEach((name, i) => nodes.push({ id: 'us ' + name, label: name, kind: 'ours', x: 0.06, y: at(i, ours.length) }));
  departments.forEach((department, d) => {
    const x = columns === 1 ? 0.66 : left + (d * (0.94 - left)) / (columns - 1), inside = people.filter((person) => person.department === department);
    nodes.push({ id: '@' + department, label: department || none, kind: 'heading', x, y: 0.02 });
    inside.forEach((person, i) => nodes.push({ id: person.name, label: person.name, kind: 'theirs', x, y: at(i, inside.length, d) }));
  });
  return nodes;
}

export default function PeopleMap({ of, height = 260, take }: { of: People; height?: number; take?: (image: () => string) => void }) {
  const { t } = useSpeech();
  const [, go] = useLocation();
  const nodes = useMemo(() => placesOf(of, t('people.no.department'), t('people.ours')), [of, t]);
  const ties = useMemo(() => {
    const known = new Set(nodes.map((node) => node.id));
    return of.ties.map((tie): NetTie => ({ from: (tie.ours ? 'us ' : '') + tie.from, to: tie.to, label: tie.strength === undefined ? tie.kind : signed(tie.strength), weight: Math.abs(tie.strength ?? 1), bad: (tie.strength ?? 0) < 0 })).filter((tie) => known.has(tie.from) && known.has(tie.to));
  }, [of, nodes]);
  const open = (name: string) => { const person = of.people.find((each) => each.name === name); if (person) go('/record/contact/' + person.id); };
  return <Network nodes={nodes} ties={ties} label={t('people.map')} height={height} take={take} open={open} />;
}
