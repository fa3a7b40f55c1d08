// Tiers from quarter to quarter as a flow: who stays is quiet, who moves is seen.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';

import type { TierHistory } from '../api/tiers';
import { useSpeech } from '../i18n/language';
import { Chart, type Palette } from './chart';

export function TierFlow({ history, height }: { history: TierHistory; height: number }) {
  const { t } = useSpeech();
  const steps = useMemo(() => history.steps.slice(-3), [history]);
  const option = useMemo(() => (colours: Palette): EChartsCoreOption => {
    const name = (quarter: string, tier: string | null) => `${quarter} ${tier ?? '–'}`;
    const colour = (tier: string | null) => (tier === 'A' || tier === 'S' ? colours.a : tier === 'B' ? colours.b : colours.c);
    const nodes = new Map<string, { name: string; itemStyle: { color: string }; depth: number }>();
    steps.forEach((step, i) => step.flows.filter((flow) => flow.before !== null || flow.after !== null).forEach((flow) => {
      nodes.set(name(step.from, flow.before), { name: name(step.from, flow.before), itemStyle: { color: colour(flow.before) }, depth: i });
      nodes.set(name(step.to, flow.after), { name: name(step.to, flow.after), itemStyle: { color: colour(flow.after) }, depth: i + 1 });
    }));
    // Drawn in this order: highest first, not rated last.
    const ordered = [...nodes.values()].sort((a, b) => a.depth - b.depth || (a.name.endsWith('–') ? 1 : b.name.endsWith('–') ? -1 : a.name.localeCompare(b.name)));
    return {
      series: [{
        type: 'sankey', left: 8, right: 72, top: 8, bottom: 8, nodeWidth: 11, nodeGap: 12, layoutIterations: 0, draggable: false, data: ordered, emphasis: { focus: 'adjacency' },
        label: { color: colours.text, fontSize: 12, formatter: ({ name: which, value }: { name: string; value: number }) => `${which.endsWith('–') ? t('tiers.not.rated') : which.split(' ')[1]} ${value}` },
        links: steps.flatMap((step) => step.flows.filter((flow) => flow.before !== null || flow.after !== null).map((flow) => ({
          source: name(step.from, flow.before), target: name(step.to, flow.after), value: flow.subjects,
          lineStyle: { opacity: flow.before === flow.after ? 0.16 : 0.7, color: flow.before === flow.after ? colour(flow.before) : (flow.after ?? 'Z') < (flow.before ?? 'Z') ? colours.a : colours.mark },
        }))),
      }],
    };
  }, [steps, t]);
  const quarters = [steps[0]?.from, ...steps.map((step) => step.to)];
  return (
    <>
      <div className="flow-quarters muted small">{quarters.map((quarter) => <span key={quarter}>{quarter}</span>)}</div>
      <Chart option={option} height={height - 18} label={t('home.flow')} />
    </>
  );
}
