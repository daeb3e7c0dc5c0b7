import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Figure } from '../api/statistics';
import { useDark } from '../app/settings';

register([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** More bars than that nobody tells apart; the table beside holds all. */
const MOST_BARS = 20;
const ROW_HEIGHT = 28;

interface GroupChartProps {
  readonly figure: Figure;
  readonly title: string;
}

/** Bars of groups, a line over periods. The table beside it says the same to whoever does not see it. */
export function GroupChart({ figure, title }: GroupChartProps) {
  const room = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const isDark = useDark();
  const isPeriod = figure.groupBy === 'period';
  const shown = isPeriod ? figure.groups : figure.groups.slice(0, MOST_BARS);
  const height = isPeriod ? 260 : 48 + shown.length * ROW_HEIGHT;

  useEffect(() => {
    const made = init(room.current, null, { renderer: 'svg' });
    chart.current = made;
    const watcher = new ResizeObserver(() => {
      made.resize();
      // Drawn in this very frame: else the old width stands out of a narrower page until the next.
      made.getZr().flush();
    });
    if (room.current) watcher.observe(room.current);
    return () => {
      watcher.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const [text, line, bar] = isDark ? ['#d6d8db', '#3a404a', '#7db1f5'] : ['#333', '#d5d9e0', '#1554ad'];
    const isRate = figure.indicator.unit === 'rate';
    const number = (value: number) => (isRate ? `${Math.round(value * 100)}%` : String(value));
    // The first and the last day stand within the chart, also where it is as narrow as a phone.
    const ends = isPeriod ? ({ alignMinLabel: 'left', alignMaxLabel: 'right', hideOverlap: true } as const) : {};
    const names = {
      type: 'category',
      data: shown.map(({ name }) => name),
      axisLabel: { color: text, ...ends },
    } as const;
    const values = {
      type: 'value',
      axisLabel: { color: text, formatter: number },
      splitLine: { lineStyle: { color: line } },
    } as const;
    chart.current?.setOption(
      {
        animation: false,
        grid: { left: 8, right: 24, top: 12, bottom: 8, containLabel: true },
        tooltip: { trigger: 'axis', renderMode: 'richText' },
        xAxis: isPeriod ? names : values,
        yAxis: isPeriod ? values : { ...names, inverse: true },
        series: [
          {
            type: isPeriod ? 'line' : 'bar',
            name: figure.indicator.name,
            data: shown.map(({ value }) => value),
            itemStyle: { color: bar },
            barMaxWidth: 16,
            // Without data there is a gap, never a zero.
            connectNulls: false,
          },
        ],
      },
      true,
    );
    chart.current?.resize();
  }, [figure, shown, isPeriod, isDark, height]);

  return <div ref={room} className="group-chart" role="img" aria-label={title} style={{ height }} />;
}
