import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ALERTS, DASHBOARD, EXPRESSIONS } from '../support/observe-files.js';
import { metricsIn } from '../support/promql.js';

const rules = ALERTS.groups.flatMap((group) => group.rules);
const operations = readFileSync('docs/operations.md', 'utf8');
const text = { type: 'string', minLength: 1 };
const shape = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const RULE = shape({
  alert: { type: 'string', pattern: '^Tongban[A-Z][A-Za-z]+$' },
  expr: text,
  for: { type: 'string', pattern: '^\\d+[smh]$' },
  labels: shape({ severity: { enum: ['page', 'ticket'] } }),
  annotations: shape({ summary: text, runbook_url: text }),
});
const isRules = new Ajv().compile(
  shape({
    groups: { type: 'array', minItems: 1, items: shape({ name: text, rules: { type: 'array', items: RULE } }) },
  }),
);

describe('alert rules', () => {
  it('have Prometheus’ shape, and each a name of its own', () => {
    expect(isRules(ALERTS), JSON.stringify(isRules.errors)).toBe(true);
    expect(isRules({ groups: [{ name: 'x', rules: [{ ...rules[0], fro: '1m' }] }] })).toBe(false);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('lead the person at 3 a.m. to a section that says symptom, meaning and what to do', () => {
    for (const { alert, annotations } of rules) {
      expect(annotations.runbook_url).toBe(`docs/operations.md#${alert.toLowerCase()}`);
      const [, section = ''] = new RegExp(`^### ${alert}$([^#]*)`, 'm').exec(operations) ?? [];
      for (const part of ['**You see**', '**It means**', '**Do**']) expect(section, `${alert} ${part}`).toContain(part);
    }
    const sections = [...operations.matchAll(/^### (Tongban\w+)$/gm)].map(([, name]) => name);
    expect(sections.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });
});

describe('the dashboard', () => {
  it('asks the source that is provisioned, and every picture says what it shows', () => {
    const source = readFileSync('ops/grafana/provisioning/datasources/prometheus.yml', 'utf8');
    const [{ uid }] = (parse(source) as { datasources: [{ uid: string }] }).datasources;
    const { panels } = DASHBOARD;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { title, description, datasource, targets } of panels) {
      expect(description, title).not.toBe('');
      expect(datasource.uid, title).toBe(uid);
      expect(targets.length, title).toBeGreaterThan(0);
    }
  });
});

describe('expressions', () => {
  it('are PromQL, and each asks for something', () => {
    for (const expression of EXPRESSIONS) expect(metricsIn(expression), expression).not.toEqual([]);
  });

  it('are read by Prometheus’ own grammar', () => {
    expect(metricsIn('sum by (le) (rate(a_bucket{b="c_d"}[$__rate_interval])) / on (e) f > 1')).toEqual([
      'a_bucket',
      'f',
    ]);
    expect(() => metricsIn('sum(rate(a[5m])')).toThrow(SyntaxError);
  });
});
