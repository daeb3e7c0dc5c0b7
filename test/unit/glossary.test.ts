import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASE_COMMANDS } from '#libs/domain/case/availability.js';
import { DOCUMENT_TEMPLATES } from '#libs/domain/case/effect-types.js';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { CLOCK_RULES } from '#libs/domain/clock/rules.js';
import { RUNGS } from '#libs/domain/escalation/index.js';
import { ROLES } from '#libs/domain/identity/index.js';
import { SERVICE_MODES } from '#libs/domain/item/index.js';
import { INDICATORS } from '#libs/domain/statistics/index.js';
import * as terms from '#libs/domain/terms/index.js';

const glossary = readFileSync('docs/glossary.md', 'utf8');
const named = (id: string): boolean => glossary.includes(`\`${id}\``);
/** Event types exist only as types; their names are the keys of EventPayloads. */
const eventTypes = [
  ...readFileSync('libs/domain/case/events.ts', 'utf8')
    .split('export interface EventPayloads {')[1]!
    .split('\n}')[0]!
    .matchAll(/^ {2}'?([a-z-]+)'?: \{/gm),
].map(([, name]) => name!);

describe('the glossary', () => {
  it.each<[string, readonly string[]]>([
    ['stage', Object.keys(STAGE_INFO)],
    ['command', ['submit', ...CASE_COMMANDS]],
    ['event', eventTypes],
    ['clock', Object.keys(CLOCK_RULES)],
    ['role', ROLES],
    ['rung', RUNGS],
    ['indicator', INDICATORS.map(({ id }) => id)],
    ['service mode', Object.keys(SERVICE_MODES)],
    ['document', Object.keys(DOCUMENT_TEMPLATES)],
    ['term', Object.values(terms).flatMap((set) => (typeof set === 'object' ? Object.keys(set) : []))],
  ])('names every %s', (_kind, ids) => {
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.filter((id) => !named(id))).toEqual([]);
  });

  it('calls stages and documents as the code does', () => {
    for (const [id, { zh }] of Object.entries(STAGE_INFO)) expect(glossary).toContain(`| \`${id}\` | ${zh} |`);
    for (const [id, zh] of Object.entries(DOCUMENT_TEMPLATES))
      expect(glossary.replace(/\s+/g, ' ')).toContain(`\`${id}\` ${zh}`);
  });
});
