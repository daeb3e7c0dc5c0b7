import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Service {
  image?: string;
  build?: unknown;
  user?: string;
  restart?: string;
  profiles?: string[];
  command?: string[];
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  privileged?: boolean;
  environment?: Record<string, string>;
  healthcheck?: { disable?: boolean; test?: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const text = read('docker-compose.yml');
const dockerfile = read('Dockerfile');
const compose = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const longRunning = services.filter(([, service]) => service.restart !== 'no');

describe('docker-compose.yml', () => {
  it('is valid by the schema of the Compose Specification', () => {
    // compose-spec.schema.json: the specification's own schema (Apache-2.0), as the npm package dclint 3.1.0 carries it.
    const schema = JSON.parse(read('test/stack/compose-spec.schema.json')) as AnySchema;
    const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
    formats.default(ajv);
    const validate = ajv.compile({ ...(schema as object), $schema: undefined });
    expect(validate(compose), JSON.stringify(validate.errors, null, 2)).toBe(true);
    expect(validate({ services: { api: { imagee: 'x' } } })).toBe(false);
  });

  it('runs the production shape: database, engine with its set-up, its page, our own three, and who watches', () => {
    expect(services.flatMap(([name, { profiles }]) => (profiles ? [name, profiles] : []))).toEqual([
      ...['prometheus', ['observe']],
      ...['grafana', ['observe']],
    ]);
    expect(services.map(([name]) => name).sort()).toEqual(
      [
        'api',
        'grafana',
        'migrate',
        'postgres',
        'prometheus',
        'temporal',
        'temporal-namespace',
        'temporal-schema',
        'temporal-ui',
        'worker',
      ].sort(),
    );
    expect(compose.services.postgres?.image).toMatch(/^postgres:18\./);
    // From 18 on the image's data is one folder up; mounted at …/data it would be lost with the container.
    expect(compose.services.postgres?.volumes).toContain('database:/var/lib/postgresql');
    expect(compose.services.temporal?.environment).toMatchObject({ DB: 'postgres12', POSTGRES_SEEDS: 'postgres' });
  });

  it.each(longRunning)('%s is watched, comes back by itself and waits for what it needs', (name, service) => {
    expect(service.restart).toBe('unless-stopped');
    // The API's check is the image's own.
    if (name === 'api') expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/health\/ready/m);
    else expect(service.healthcheck?.test?.length).toBeGreaterThan(1);
    // Who watches must not wait for those it watches to be well.
    if (!['postgres', 'prometheus'].includes(name)) expect(Object.keys(service.depends_on ?? {})).not.toEqual([]);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      const isOneShot = compose.services[other]?.restart === 'no';
      expect(condition).toBe(isOneShot ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it.each(services)('%s runs without root, without rights it does not need, from a pinned image', (_name, service) => {
    expect(service.privileged).toBeUndefined();
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.build ? dockerfile : `USER ${service.user}`).toMatch(/^USER (?!root|0)\w+$/m);
    expect(service.image).toMatch(/^(tongban:\$\{TONGBAN_VERSION:-[\d.]+\}|[\w/-]+:v?\d+\.[\w.-]+)$/);
  });

  it('takes every secret from the environment, without a default', () => {
    const secret = /PASSWORD|PWD|SECRET|KEYS|DATABASE_URL/;
    const given = services.flatMap(([, { environment }]) => Object.entries(environment ?? {}));
    const secrets = given.filter(([name]) => secret.test(name));
    expect(secrets.length).toBeGreaterThan(5);
    for (const [name, value] of secrets) expect(`${name}=${value}`).toMatch(/\$\{[A-Z_]+:\?[^}]+\}/);
    const defaults = [...text.matchAll(/\$\{([A-Z_]+):?-/g)].map(([, name]) => name ?? '');
    expect(defaults.filter((name) => secret.test(name))).toEqual([]);
  });

  it('publishes the API and, to this machine alone, the operators’ pages; nothing else', () => {
    const published = services.flatMap(([name, { ports }]) => (ports ?? []).map((port) => [name, port]));
    expect(published).toEqual([
      ['temporal-ui', expect.stringMatching(/^127\.0\.0\.1:/)],
      ['api', expect.stringMatching(/^\$\{TONGBAN_LISTEN:-127\.0\.0\.1\}:/)],
      ['grafana', expect.stringMatching(/^127\.0\.0\.1:/)],
    ]);
    expect(compose.networks.data).toEqual({ internal: true });
    const reachOut = services.filter(([, { networks }]) => networks?.includes('outward')).map(([name]) => name);
    expect(reachOut).toEqual(['worker']);
  });

  it('gives our programs the environment that the settings ask for', () => {
    const names = [
      'TONGBAN_MODE',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'TONGBAN_TOKEN_SECRET',
      'TONGBAN_KEYS',
      'TONGBAN_FILES',
      'OTEL_EXPORTER_OTLP_ENDPOINT',
    ];
    for (const name of ['api', 'worker', 'migrate']) {
      expect(Object.keys(compose.services[name]?.environment ?? {})).toEqual(expect.arrayContaining(names));
      expect(compose.services[name]?.environment?.TONGBAN_MODE).toBe('production');
    }
  });
});

describe('Dockerfile', () => {
  it('builds on the Node that the packages pin, leaving compilers behind', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const wanted = { ...devDependencies, ...dependencies }.node;
    const stages = [...dockerfile.matchAll(/^FROM node:(\S+)-bookworm-slim(?: AS (\w+))?$/gm)];
    expect(stages.map(([, version]) => version)).toEqual([wanted, wanted]);
    expect(dockerfile).toContain('npm prune --omit=dev');
    expect(dockerfile.slice(dockerfile.lastIndexOf('FROM '))).not.toMatch(/COPY (?!--from=build)/);
  });
});
