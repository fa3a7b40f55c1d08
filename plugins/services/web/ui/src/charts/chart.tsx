// An ECharts chart, loaded when one is shown. Text keeps its size, whatever the width; tips are drawn, not markup, which the policy forbids.
import { useContext, useEffect, useRef } from 'react';

import { LookContext } from '../look/look';
import './charts.css';
import type { EChartsType } from './engine';
import type { EChartsCoreOption } from 'echarts/core';

export interface Palette { text: string; faint: string; grid: string; surface: string; line: string; a: string; b: string; c: string; ghost: string; mark: string; bad: string; bandA: string; bandB: string; font: string }

function palette(): Palette {
  const style = getComputedStyle(document.documentElement), of = (name: string) => style.getPropertyValue('--' + name).trim();
  return { text: of('text'), faint: of('text-3'), grid: of('chart-grid'), surface: of('surface'), line: of('chart-line'), a: of('chart-a'), b: of('chart-b'), c: of('chart-c'), ghost: of('chart-ghost'), mark: of('mark'), bad: of('bad'), bandA: of('band-a'), bandB: of('band-b'), font: of('font') };
}

// A tip at the pointer for the whole step under it: text, as the policy asks.
export const tip = (colours: Palette, formatter: (at: { dataIndex: number }[]) => string) => ({ trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: 'none' }, backgroundColor: colours.surface, borderColor: colours.grid, textStyle: { color: colours.text, fontSize: 12 }, formatter });

interface Props { option: (colours: Palette, width: number) => EChartsCoreOption; label: string; height: number; fills?: boolean; click?: (index: number, series: string, kind?: string) => void; take?: (image: () => string) => void }

// `fills`: as high as its card has room, and at least `height`.
export function Chart({ option, label, height, fills = false, click, take }: Props) {
  const { mode } = useContext(LookContext);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ option, click, take });
  latest.current = { option, click, take };
  const chart = useRef<EChartsType>();
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    let gone = false;
    const draw = (animation = true) => chart.current?.setOption({ animation, animationDuration: 250, textStyle: { fontFamily: palette().font, fontSize: 12 }, ...latest.current.option(palette(), node.clientWidth) }, { notMerge: true });
    // Paper is light (look/mode.ts), and does not wait for the next frame.
    const toPaper = () => (draw(false), chart.current?.getZr().flush());
    const fromPaper = () => draw(false);
    const observer = new ResizeObserver(() => chart.current && (chart.current.resize(), draw()));
    void import('./engine').then(({ init }) => {
      if (gone) return;
      chart.current = init(node, undefined, { renderer: 'canvas' });
      chart.current.on('click', (event) => latest.current.click?.(event.dataIndex, String(event.seriesName ?? ''), event.dataType));
      latest.current.take?.(() => chart.current?.getDataURL({ pixelRatio: 2, backgroundColor: palette().surface }) ?? '');
      draw();
      observer.observe(node);
    });
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', fromPaper);
    return () => ((gone = true), removeEventListener('beforeprint', toPaper), removeEventListener('afterprint', fromPaper), observer.disconnect(), chart.current?.dispose(), (chart.current = undefined));
  }, []);
  useEffect(() => {
    const node = box.current;
    if (node && chart.current) chart.current.setOption({ animationDuration: 250, textStyle: { fontFamily: palette().font, fontSize: 12 }, ...option(palette(), node.clientWidth) }, { notMerge: true });
  }, [option, mode]);
  return <div ref={box} role="img" aria-label={label} className={fills ? 'chart-fills' : undefined} style={fills ? { minHeight: height } : { height }} />;
}
