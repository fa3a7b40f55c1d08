// Of ECharts only what the page draws with.
import { BarChart, GraphChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from 'echarts/components';
import { init, use as draw, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

draw([BarChart, GraphChart, LineChart, SankeyChart, ScatterChart, GridComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, CanvasRenderer]);

export { init };
export type { EChartsType };
