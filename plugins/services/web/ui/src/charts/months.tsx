// Columns of months with the same month a year before as a ghost beside them; the latest twelve dark.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';

import { monthShort } from '../i18n/days';
import { axis, money } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Chart, tip, type Palette } from './chart';

export interface Month { month: string; value: number; before: number | null }

// The last `count` months until `last` ("2026-10"), also those without a sale: a month that is missing is what one should see.
export function monthsUntil(last: string, count: number): string[] {
  let [year = 0, month = 1] = last.split('-').map(Number);
  const out: string[] = [];
  for (let i = 0; i < count; ++i) {
    out.unshift(`${year}-${String(month).padStart(2, '0')}`);
    month = month === 1 ? ((year -= 1), 12) : month - 1;
  }
  return out;
}
export function besideYearBefore(values: Map<string, number>, last: string, count: number): Month[] {
  return monthsUntil(last, count).map((month) => ({ month, value: values.get(month) ?? 0, before: values.get(`${Number(month.slice(0, 4)) - 1}${month.slice(4)}`) ?? null }));
}

export function MonthColumns({ months, height, label }: { months: Month[]; height: number; label: string }) {
  const { t, language } = useSpeech();
  const option = useMemo(() => (colours: Palette): EChartsCoreOption => ({
    grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
    tooltip: tip(colours, ([at]) => {
      const month = months[at?.dataIndex ?? 0];
      return month ? `${month.month}\n${t('home.months.now')} ${money(month.value, language)}\n${t('home.months.before')} ${money(month.before ?? 0, language)}` : '';
    }),
    xAxis: { type: 'category', data: months.map((month) => month.month), axisTick: { show: false }, axisLine: { lineStyle: { color: colours.grid } }, axisLabel: { color: colours.faint, interval: 0, hideOverlap: true, formatter: (month: string) => (month.endsWith('-01') ? month.slice(0, 4) : ['04', '07', '10'].includes(month.slice(5)) ? monthShort(month, language) : '') } },
    yAxis: { type: 'value', splitNumber: 3, axisLabel: { color: colours.faint, formatter: (value: number) => axis(value, language) }, splitLine: { lineStyle: { color: colours.grid } } },
    series: [
      { name: 'before', type: 'bar', barWidth: '62%', barGap: '-78%', itemStyle: { color: colours.ghost, borderRadius: [1, 1, 0, 0] }, data: months.map((month) => month.before ?? 0), silent: true },
      { name: 'now', type: 'bar', barWidth: '62%', itemStyle: { borderRadius: [1, 1, 0, 0] }, data: months.map((month, i) => ({ value: month.value, itemStyle: { color: i >= months.length - 12 ? colours.a : colours.b } })) },
    ],
  }), [months, t, language]);
  return <Chart option={option} label={label} height={height} />;
}
