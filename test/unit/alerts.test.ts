import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '#libs/observability/index.js';

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string; readonly labels: { severity: string } }[];
  }[];
}
const rules = (parse(readFileSync('deploy/alerts.yaml', 'utf8')) as Rules).groups.flatMap((group) => group.rules);
const operations = readFileSync('docs/operations.md', 'utf8');

describe('alert rules', () => {
  it('ask only for figures that API or worker give', async () => {
    const given = (await Promise.all(['api', 'worker'].map((part) => createMetrics(part, {}).scrape()))).join('\n');
    const names = new Set([...given.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const asked = rules.flatMap(({ expr }) => [...expr.matchAll(/tongban_\w+/g)].map(([name]) => name));
    expect(asked.length).toBeGreaterThan(3);
    for (const name of asked) expect([...names], name).toContain(name.replace(/_(bucket|count|sum)$/, ''));
  });

  it('name a severity that somebody answers, and have their line for the person at 3 a.m.', () => {
    for (const { alert, labels } of rules) expect(['page', 'ticket'], alert).toContain(labels.severity);
    expect(operations).toContain('deploy/alerts.yaml');
  });
});
