// Bars, trends and funnels of a report as ECharts options: one value for each row, with what stands behind or beside it.
import type { EChartsCoreOption } from 'echarts/core';

import type { Block, DocColumn } from '../document/types';
import { axis, money, percent, quantity } from '../i18n/figures';
import type { Language } from '../i18n/language';
import { tip, type Palette } from './chart';

export const columnOf = (block: Block, name: string): DocColumn | undefined => block.columns?.find((column) => column.name === name);

export function figureText(column: DocColumn | undefined, value: number, language: Language): string {
  if (column?.type === 'share') return percent(value, column.digits ?? 1);
  if (column?.type === 'money') return money(value, language);
  return quantity(Math.round(value * 1000) / 1000) + (column?.unit ? ' ' + column.unit : '');
}

// Steps of time stand side by side, names one below the other, where there is room to read them.
export const isTime = (labels: string[]) => labels.every((label) => /^(\d{4}([-/.]?(\d{1,2}|Q\d))?|\d{1,2}( ?月)?)$/.test(label));

export function heightOf(block: Block): number {
  const rows = block.rows?.length ?? 0;
  if (block.chart === 'trend' || (block.chart === 'bars' && isTime((block.rows ?? []).map((row) => String(row.label))))) return 220;
  if (block.chart === 'pareto') return 340;
  return Math.max(120, rows * (block.chart === 'rhythm' ? 44 : 30) + 44);
}

const axisOf = (colours: Palette) => ({ axisTick: { show: false }, axisLine: { lineStyle: { color: colours.grid } } });

export function columnsOption(block: Block, language: Language) {
  const rows = block.rows ?? [], labels = rows.map((row) => String(row.label)), value = columnOf(block, 'value'), before = columnOf(block, 'before');
  const hasBefore = rows.some((row) => row.before !== null && row.before !== undefined), flat = block.chart === 'trend' || isTime(labels);
  return (colours: Palette): EChartsCoreOption => {
    const names = { type: 'category', data: labels, ...axisOf(colours), axisLabel: { color: flat ? colours.faint : colours.text, hideOverlap: true, ...(flat ? {} : { width: 150, overflow: 'truncate' }) }, ...(flat ? {} : { inverse: true, axisLine: { show: false } }) };
    const values = { type: 'value', splitNumber: 3, axisLabel: { color: colours.faint, formatter: (at: number) => (value?.type === 'money' ? axis(at, language) : figureText(value, at, language)) }, splitLine: { lineStyle: { color: colours.grid } } };
    const side = { barWidth: flat ? '62%' : 14, barMaxWidth: 46 };
    return {
      grid: { left: 8, right: flat ? 8 : 64, top: 14, bottom: 4, containLabel: true },
      tooltip: tip(colours, ([at]) => {
        const row = rows[at?.dataIndex ?? 0];
        return row ? [String(row.label), `${value?.label ?? ''} ${figureText(value, Number(row.value), language)}`, ...(row.before !== null && row.before !== undefined ? [`${before?.label ?? ''} ${figureText(before, Number(row.before), language)}`] : [])].join('\n') : '';
      }),
      xAxis: flat ? names : values, yAxis: flat ? values : names,
      series: [
        ...(hasBefore ? [{ name: 'before', type: 'bar', barGap: '-78%', ...side, itemStyle: { color: colours.ghost, borderRadius: 1 }, data: rows.map((row) => Number(row.before ?? 0)), silent: true }] : []),
        {
          name: 'value', type: 'bar', ...side, data: rows.map((row) => ({ value: Number(row.value ?? 0), itemStyle: { color: row.mark === '!' || Number(row.value) < 0 ? colours.bad : colours.a, borderRadius: 1 } })),
          ...(flat ? {} : { label: { show: true, position: 'right', color: colours.text, formatter: ({ dataIndex }: { dataIndex: number }) => figureText(value, Number(rows[dataIndex]?.value), language) } }),
          ...(block.mark_value !== undefined ? { markLine: { silent: true, symbol: 'none', lineStyle: { color: colours.mark, type: 'dashed' }, label: { color: colours.mark, formatter: figureText(value, block.mark_value, language) }, data: [flat ? { yAxis: block.mark_value } : { xAxis: block.mark_value }] } } : {}),
        },
      ],
    };
  };
}

export function funnelOption(block: Block, language: Language) {
  const rows = block.rows ?? [], value = columnOf(block, 'value');
  return (colours: Palette): EChartsCoreOption => ({
    grid: { left: 8, right: 190, top: 6, bottom: 0, containLabel: true },
    xAxis: { type: 'value', show: false }, yAxis: { type: 'category', inverse: true, data: rows.map((row) => String(row.label)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.text } },
    series: [{
      name: 'value', type: 'bar', barWidth: 18, data: rows.map((row, i) => ({ value: Number(row.value ?? 0), itemStyle: { color: i === 0 ? colours.c : i === rows.length - 1 ? colours.a : colours.b, borderRadius: 1 } })),
      label: { show: true, position: 'right', color: colours.text, formatter: ({ dataIndex }: { dataIndex: number }) => [figureText(value, Number(rows[dataIndex]?.value), language), rows[dataIndex]?.remark].filter(Boolean).join('  ') },
    }],
  });
}
