// The Pareto chart: a bar each, largest first; the line of what they come to together; where it crosses 80 %. The middle, which the line
// leaves free, names the ones that matter, so that nobody has to hover to read them.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';

import type { Block } from '../document/types';
import { axis, money, percent } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Chart, tip, type Palette } from './chart';
import { wholeOf } from './whole';
import './charts.css';

export interface Bar { label: string; value: number; upTo: number; tier: string; mark: boolean }

// What is folded together ("rest": 12 small ones) is no bar.
export function barsOf(block: Block): Bar[] {
  const rows = (block.rows ?? []).filter((row) => !row.rest);
  const sum = wholeOf(rows);
  return rows.map((row) => ({ label: String(row.label), value: Number(row.value), upTo: Number(row.share_before) + Number(row.value) / sum, tier: String(row.tier ?? ''), mark: row.mark !== null && row.mark !== '' }));
}

interface Props { block: Block; height: number; fills?: boolean; open?: (label: string) => void; take?: (image: () => string) => void }

export function ParetoChart({ block, height, fills, open, take }: Props) {
  const { t, language } = useSpeech();
  const bars = useMemo(() => barsOf(block), [block]);
  const line80 = block.mark_value ?? 0.8;
  const cut = bars.findIndex((bar) => bar.upTo >= line80);
  const keys = bars.slice(0, Math.min(10, cut + 1));
  const option = useMemo(() => (colours: Palette): EChartsCoreOption => ({
    grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
    tooltip: tip(colours, ([at]) => {
      const i = at?.dataIndex ?? 0, bar = bars[i];
      return bar ? `${i + 1}  ${bar.label}  ${bar.tier}\n${money(bar.value, language)}   ∑ ${percent(bar.upTo)}` : '';
    }),
    xAxis: { type: 'category', data: bars.map((_, i) => String(i + 1)), axisTick: { show: false }, axisLine: { lineStyle: { color: colours.grid } }, axisLabel: { color: colours.faint, interval: (i: number) => i <= cut || i === bars.length - 1, hideOverlap: true } },
    yAxis: [
      { type: 'value', axisLabel: { color: colours.faint, formatter: (value: number) => axis(value, language) }, splitNumber: 4, splitLine: { lineStyle: { color: colours.grid } } },
      { type: 'value', min: 0, max: 1, interval: 0.25, splitLine: { show: false }, axisLabel: { color: colours.faint, formatter: (value: number) => (value === 0.75 ? '' : percent(value, 0)) } },
    ],
    series: [
      {
        name: 'value', type: 'bar', barCategoryGap: '22%', cursor: open ? 'pointer' : 'default', data: bars.map((bar) => ({ value: bar.value, itemStyle: { color: bar.tier === 'A' || bar.tier === 'S' ? colours.a : bar.tier === 'B' ? colours.b : colours.c, borderRadius: [1, 1, 0, 0] } })),
      },
      { name: 'band', type: 'line', yAxisIndex: 1, symbol: 'none', silent: true, z: 0, lineStyle: { width: 0 }, areaStyle: { color: colours.bandA, opacity: 1 }, data: bars.map((_, i) => (i <= cut ? 1 : null)) },
      {
        name: 'line', type: 'line', yAxisIndex: 1, symbol: 'none', lineStyle: { color: colours.line, width: 1.6 }, data: bars.map((bar) => bar.upTo), silent: true, z: 3,
        markLine: { silent: true, symbol: 'none', lineStyle: { color: colours.mark, type: 'dashed' }, label: { color: colours.mark, fontWeight: 600, formatter: percent(line80, 0), position: 'end', distance: 4 }, data: [{ yAxis: line80 }] },
        markPoint: { silent: true, symbol: 'circle', symbolSize: 9, itemStyle: { color: colours.surface, borderColor: colours.mark, borderWidth: 2 }, label: { show: false }, data: cut >= 0 ? [{ coord: [String(cut + 1), bars[cut]?.upTo] }] : [] },
      },
    ],
  }), [bars, cut, language, line80, open]);
  const label = t('home.pareto.sum', cut + 1, percent(bars[cut]?.upTo ?? 0));
  return (
    <div className="pareto-chart">
      <Chart option={option} height={height} fills={fills} label={label} take={take} click={(i, series) => series === 'value' && bars[i] && open?.(bars[i].label)} />
      {bars.length > cut + 8 && (
        <table className="pareto-keys">
          <tbody>{keys.map((bar, i) => <tr key={bar.label}><td className="muted num">{i + 1}</td><td className="ell">{open ? <button className="plain link-quiet ell" onClick={() => open(bar.label)}>{bar.label}</button> : bar.label}</td><td className="num">{money(bar.value, language)}</td><td className="num">{percent(bar.upTo - (bars[i - 1]?.upTo ?? 0))}</td><td className="warn">{bar.mark && '! ' + t('col.past_rhythm')}</td></tr>)}</tbody>
        </table>
      )}
    </div>
  );
}
