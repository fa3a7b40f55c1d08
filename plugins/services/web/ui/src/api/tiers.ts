// Shapes of what is said about tiers (core/api/tier_methods, tier_story_methods, rule_methods).
import type { Field } from './types';

export interface Who { id: string; code?: string; name: string; brief?: string }
export interface Step { tier: string; tier_label?: string; words: string }
export interface Explained {
  rule: string; subject: Who; asked: Who; per_group: boolean; tier: string | null; tier_label?: string; own_tier?: string | null; rank?: number; subjects: number; measure?: string;
  indicators: { name: string; label: string; value: number | string | null; shown: string; unit?: string; weight?: number; contribution?: number }[];
  higher?: Step[]; lower?: Step; override?: { tier: string; reason: string; by_name?: string; until?: string };
  rhythm: { orders: number; last?: string; median_gap?: number | null; silent_days?: number | null; overdue: boolean; missed_orders?: number; at_stake?: string | number };
  quarters: { quarter: string; tier: string | null; amount?: string | number; computed: boolean }[];
}
export interface TierTotal { tier: string; tier_label?: string; subjects: number; amount: string | number; share?: number | null }
export interface TierMove { who: Who; direction: 'rise' | 'fall' | 'other'; reason: 'bought_more' | 'bought_less' | 'line_moved'; before: string | null; before_label?: string; after: string | null; after_label?: string; amount_before: string | number; amount: string | number }
export interface TierRun { operation: string | null; rule: string; per_group?: boolean; measure?: string; as_of: string; from: string; to: string; tiers: TierTotal[]; subjects: number; rises: number; falls: number; moves: TierMove[]; changes: number; written: boolean; notes?: string[] }
export interface TierHistory {
  quarters: { quarter: string; computed: boolean; tiers: { tier: string; tier_label?: string; subjects: number }[]; other: number }[];
  steps: { from: string; to: string; flows: { before: string | null; after: string | null; subjects: number }[] }[];
}
export interface RuleListed { name: string; label: string; plugin: string; primary: boolean; last_run: { as_of: string; at: string; changes: number; per_group: boolean } | null }
export interface RuleShown { name: string; label: string; primary: boolean; ordered: boolean; tiers: { tier: string; tier_label?: string }[]; settings: { field: Field; value: string | null; kept: boolean }[] }
export interface ComparedMove { who: Who; direction: 'rise' | 'fall' | 'other'; first: string | null; first_label?: string; second: string | null; second_label?: string; net_sales: number }
// cells[row][column], highest first, not rated (null) last.
export interface Compared {
  first: string; second: string; as_of: string; rows: (string | null)[]; columns: (string | null)[]; cells: { subjects: number; net_sales: number }[][];
  subjects: number; net_sales: number; rises: number; falls: number; others: number; moved_sales: number; moves: ComparedMove[];
}
export interface PastTiers { customer: string; subject: string; past: { tier: string | null; tier_label?: string; from: string; to: string | null; how: 'hand' | 'computed' | 'rule'; own_tier?: string | null }[] }
