// Any chart of a report, drawn live: by its kind, which the SDK's documents name (pareto/abi/document.h).
import { useMemo } from 'react';

import type { Block } from '../document/types';
import { useSpeech } from '../i18n/language';
import { Chart } from './chart';
import { changesOption, rhythmOption } from './moves';
import { ParetoChart } from './pareto';
import { columnsOption, funnelOption, heightOf } from './steps';

interface Props { block: Block; open?: (label: string) => void; take?: (image: () => string) => void }

export function ReportChart({ block, open, take }: Props) {
  const { t, language } = useSpeech();
  const option = useMemo(() => {
    if (block.chart === 'changes') return changesOption(block, language, t);
    if (block.chart === 'rhythm') return rhythmOption(block, language);
    return block.chart === 'funnel' ? funnelOption(block, language) : columnsOption(block, language);
  }, [block, language, t]);
  if (block.chart === 'pareto') return <ParetoChart block={block} height={heightOf(block)} open={open} take={take} />;
  const label = (i: number) => String(block.rows?.[i]?.label ?? '');
  const names = ['changes', 'rhythm'].includes(block.chart ?? '');
  return <Chart option={option} height={heightOf(block)} label={[block.title, block.subtitle].filter(Boolean).join(' · ') || block.name || ''} take={take} click={open && names ? (i, series) => series !== 'right' && label(i) && open(label(i)) : undefined} />;
}
