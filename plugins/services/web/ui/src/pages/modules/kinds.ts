// Which group a plugin stands in: by what it offers first. A plugin of fields and entities is a pack, whatever else it has; one of files alone
// offers nothing in its manifest, and is known by the reports that come from it.
import type { Plugin } from '../../api/upkeep';

export const kGroups = ['pack', 'tiering', 'report', 'actions', 'subscriber', 'importer', 'format', 'service', 'other'] as const;
export type GroupName = (typeof kGroups)[number];

const kOf: Record<string, GroupName> = { fields: 'pack', entities: 'pack', tiering: 'tiering', report: 'report', views: 'report', actions: 'actions', command: 'actions', subscriber: 'subscriber', importer: 'importer', format: 'format', service: 'service' };

export function groupOf(plugin: Pick<Plugin, 'offers'> & { name?: string }, reportsFrom?: ReadonlySet<string>): GroupName {
  if (!plugin.offers?.length && reportsFrom?.has(plugin.name ?? '')) return 'report';
  const kinds = (plugin.offers ?? []).map((offer) => kOf[offer.kind.replace(/^pareto\./, '').replace(/\/\d+$/, '')] ?? 'other');
  return kGroups.find((group) => kinds.includes(group)) ?? 'other';
}
