// People or records and the ties between them as a drawing: the stronger the thicker, what is bad red and dashed, each tie with its word.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';

import { Chart, type Palette } from './chart';

export interface NetNode { id: string; label: string; kind: 'ours' | 'theirs' | 'heading'; x?: number; y?: number }
export interface NetTie { from: string; to: string; label: string; weight: number; bad: boolean }
interface Props { nodes: NetNode[]; ties: NetTie[]; label: string; height: number; open?: (id: string) => void; take?: (image: () => string) => void }

// With places of 0 to 1 they stand there; without, the ties draw them together.
export function Network({ nodes, ties, label, height, open, take }: Props) {
  const option = useMemo(() => (colours: Palette, width: number): EChartsCoreOption => {
    const placed = nodes.every((node) => node.x !== undefined);
    const size = (node: NetNode) => [Math.max(44, [...node.label].reduce((sum, one) => sum + (one > '\u2e80' ? 13 : 7.5), 18)), 26];
    return {
      series: [{
        type: 'graph', left: 44, right: 44, top: 10, bottom: 18, coordinateSystem: undefined, layout: placed ? 'none' : 'force', roam: !placed, draggable: !placed, symbol: 'roundRect',
        force: { repulsion: 260, edgeLength: [60, 150], gravity: 0.12, layoutAnimation: false }, emphasis: { focus: 'adjacency', scale: false },
        data: nodes.map((node) => ({
          name: node.id, ...(placed ? { x: (node.x ?? 0) * (width - 16), y: (node.y ?? 0) * (height - 16) } : {}), symbolSize: node.kind === 'heading' ? [1, 1] : size(node), cursor: node.kind === 'theirs' && open ? 'pointer' : 'default',
          itemStyle: node.kind === 'ours' ? { color: colours.a, borderRadius: 13 } : node.kind === 'heading' ? { color: 'transparent' } : { color: colours.surface, borderColor: colours.a, borderWidth: 1.2, borderRadius: 13 },
          label: { show: true, formatter: node.label, fontSize: 12, color: node.kind === 'ours' ? colours.surface : node.kind === 'heading' ? colours.faint : colours.text },
        })),
        links: ties.map((tie) => ({
          source: tie.from, target: tie.to, lineStyle: { color: tie.bad ? colours.bad : colours.b, type: tie.bad ? 'dashed' : 'solid', width: 1 + Math.min(4, tie.weight) * 0.7, opacity: 0.75, curveness: nodes.find((node) => node.id === tie.from)?.x === nodes.find((node) => node.id === tie.to)?.x && placed ? 0.35 : 0 },
          label: { show: tie.label !== '', formatter: tie.label, fontSize: 12, fontWeight: 600, color: tie.bad ? colours.bad : colours.text, backgroundColor: colours.surface, padding: [1, 4] },
        })),
      }],
    };
  }, [nodes, ties, height, open]);
  return <Chart option={option} label={label} height={height} take={take} click={(i, _, kind) => kind !== 'edge' && nodes[i]?.kind === 'theirs' && open?.(nodes[i].id)} />;
}
