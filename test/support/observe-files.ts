import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}
interface Panel {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly datasource: { readonly uid: string };
  readonly targets: readonly { readonly expr: string }[];
}

export const ALERTS = parse(readFileSync('ops/prometheus/alerts.yml', 'utf8')) as {
  readonly groups: readonly { readonly name: string; readonly rules: readonly AlertRule[] }[];
};
export const DASHBOARD = JSON.parse(readFileSync('ops/grafana/tongban.json', 'utf8')) as {
  readonly uid: string;
  readonly panels: readonly Panel[];
};
/** Every expression of the alert rules and the dashboard. */
export const EXPRESSIONS: readonly string[] = [
  ...ALERTS.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
  ...DASHBOARD.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
];
