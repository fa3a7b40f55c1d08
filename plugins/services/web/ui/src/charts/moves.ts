// Charts with a line for each subject: what it was and is (changes), and on which days it ordered (rhythm).
import type { EChartsCoreOption } from 'echarts/core';

import type { Block } from '../document/types';
import { axis, money } from '../i18n/figures';
import type { Language, Translate } from '../i18n/language';
import { tip, type Palette } from './chart';
import { columnOf, figureText } from './steps';

const subjects = (block: Block) => (block.rows ?? []).map((row) => ({ label: String(row.label ?? ''), tier: row.tier ? String(row.tier).replace('>', ' → ') : '' }));
const namesAxis = (colours: Palette, names: { label: string; tier: string }[]) => ({
  type: 'category', inverse: true, data: names.map((_, i) => String(i)), axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: true, lineStyle: { color: colours.grid } },
  axisLabel: { color: colours.text, interval: 0, formatter: (at: string) => { const one = names[Number(at)]; return one ? `{name|${one.label}}{tier|${one.tier}}` : ''; }, rich: { name: { color: colours.text, width: 128, overflow: 'truncate' }, tier: { color: colours.faint, width: 44, align: 'center' } } },
});

export function changesOption(block: Block, language: Language, t: Translate) {
  const rows = block.rows ?? [], names = subjects(block), before = columnOf(block, 'before'), after = columnOf(block, 'after');
  const value = (i: number, name: string) => Number(rows[i]?.[name] ?? 0);
  const told = (i: number) => {
    const change = value(i, 'after') - value(i, 'before');
    return `${change < 0 ? '▼ ' + t('down') : '▲ ' + t('up')} ${money(Math.abs(change), language)}`;
  };
  return (colours: Palette): EChartsCoreOption => ({
    grid: { left: 8, right: 96, top: 8, bottom: 4, containLabel: true },
    tooltip: { ...tip(colours, () => ''), trigger: 'item', formatter: ({ dataIndex }: { dataIndex: number }) => `${names[dataIndex]?.label ?? ''}\n${before?.label ?? ''} ${figureText(before, value(dataIndex, 'before'), language)}\n${after?.label ?? ''} ${figureText(after, value(dataIndex, 'after'), language)}` },
    xAxis: { type: 'value', splitNumber: 4, axisLabel: { color: colours.faint, formatter: (at: number) => axis(at, language) }, splitLine: { lineStyle: { color: colours.grid } } },
    yAxis: [namesAxis(colours, names), { type: 'category', inverse: true, position: 'right', data: rows.map((_, i) => String(i)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { interval: 0, color: (at: string) => (value(Number(at), 'after') < value(Number(at), 'before') ? colours.bad : colours.text), formatter: (at: string) => told(Number(at)) } }],
    series: [
      { name: 'tie', type: 'line', silent: true, symbol: 'none', lineStyle: { color: colours.c, width: 1.5 }, data: rows.flatMap((_, i) => [[value(i, 'before'), String(i)], [value(i, 'after'), String(i)], ['-', String(i)]]) },
      { name: 'before', type: 'scatter', symbolSize: 9, itemStyle: { color: colours.surface, borderColor: colours.c, borderWidth: 1.6 }, data: rows.map((_, i) => [value(i, 'before'), String(i)]) },
      { name: 'value', type: 'scatter', symbolSize: 11, data: rows.map((_, i) => ({ value: [value(i, 'after'), String(i)], itemStyle: { color: value(i, 'after') < value(i, 'before') ? colours.bad : colours.a } })) },
      { name: 'right', type: 'scatter', yAxisIndex: 1, symbolSize: 0, silent: true, data: rows.map((_, i) => [0, String(i)]) },
    ],
  });
}

const days = (text: unknown) => String(text ?? '').split(' ').filter(Boolean);

export function rhythmOption(block: Block, language: Language) {
  const rows = block.rows ?? [], names = subjects(block), single = rows.length === 1 && !names[0]?.label;
  const figures = (i: number) => ['silent', 'gap', 'missed', 'money'].map((name) => ({ column: columnOf(block, name), value: rows[i]?.[name] })).filter(({ column, value }) => column && value !== null && value !== undefined)
    .map(({ column, value }) => `${column?.label} ${figureText(column, Number(value), language)}`).join('  ');
  const dots = (name: string) => rows.flatMap((row, i) => days(row[name]).map((day) => ({ value: [day, String(i)], row: i })));
  return (colours: Palette): EChartsCoreOption => ({
    grid: { left: 8, right: single ? 12 : 8, top: 6, bottom: 4, containLabel: true },
    tooltip: { ...tip(colours, () => ''), trigger: 'item', formatter: ({ data }: { data: { value: string[]; row: number } }) => [names[data.row]?.label, data.value[0]].filter(Boolean).join('\n') },
    xAxis: { type: 'time', min: block.date_from, max: block.date_to, axisTick: { show: false }, axisLine: { lineStyle: { color: colours.grid } }, axisLabel: { color: colours.faint, hideOverlap: true, formatter: language === 'en' ? '{yyyy}-{MM}' : { year: '{yyyy}', month: '{M} 月' } }, splitLine: { show: false } },
    yAxis: [{ ...namesAxis(colours, names), ...(single ? { axisLabel: { show: false } } : {}) }, { type: 'category', inverse: true, position: 'right', data: rows.map((_, i) => String(i)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: !single, interval: 0, color: colours.text, formatter: (at: string) => figures(Number(at)) } }],
    series: [
      { name: 'value', type: 'scatter', symbolSize: 9, itemStyle: { color: colours.a }, data: dots('dates') },
      { name: 'expected', type: 'scatter', symbolSize: 11, itemStyle: { color: colours.surface, borderColor: colours.mark, borderWidth: 1.8, borderType: 'dashed' }, data: dots('expected') },
      { name: 'right', type: 'scatter', yAxisIndex: 1, symbolSize: 0, silent: true, data: rows.map((_, i) => [block.date_to, String(i)]) },
    ],
  });
}
