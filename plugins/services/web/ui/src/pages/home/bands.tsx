// What each tier brings, beside the chart's name: how many, which share.
import { Link } from 'wouter';

import { wholeOf } from '../../charts/whole';
import type { Block } from '../../document/types';
import { percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Tier } from '../../look/parts';
import { listAddress } from '../list/list_state';

export interface Band { tier: string; count: number; share: number }

// Rows are sorted; a row that sums up small ones says how many they are.
export function bandsOf(block: Block): Band[] {
  const rows = block.rows ?? [], bands = new Map<string, Band>();
  const all = wholeOf(rows);
  for (const row of rows) {
    const tier = String(row.tier ?? ''), band = bands.get(tier) ?? { tier, count: 0, share: 0 };
    bands.set(tier, { tier, count: band.count + Number(row.rest ?? 1), share: band.share + Number(row.value ?? 0) / all });
  }
  return [...bands.values()].filter((band) => band.tier);
}

// With other months than those that tiers are of, a band is no list.
// `counted`: what is counted is said beside it.
export function Bands({ block, usual, counted }: { block: Block; usual: boolean; counted?: boolean }) {
  const { t } = useSpeech();
  const told = (band: Band) => <><Tier tier={band.tier} /> {counted ? `${band.count} ·` : block.subject ? `${band.count} ${block.subject}` : t('home.customers', band.count)} {percent(band.share)}</>;
  return <span className="bands">{bandsOf(block).map((band) => (usual ? <Link key={band.tier} className="band" href={listAddress('customer', { where: [`tier = ${band.tier}`], sort: '-net_12m' })}>{told(band)}</Link> : <span key={band.tier}>{told(band)}</span>))}</span>;
}
