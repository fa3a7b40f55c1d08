// Columns of months with the same month a year before as a ghost beside them; the latest twelve dark.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';

import { monthShort } from '../i18n/days';
import { axis, money } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Chart, tip, type Palette } from './chart';
import type { Month } from './month_values';

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
