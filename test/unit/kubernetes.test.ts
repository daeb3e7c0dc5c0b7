import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#libs/config/index.js';
import {
  type Container,
  KUBERNETES,
  kustomizationOf,
  kustomized,
  type Manifest,
  manifestsOf,
  readRoot,
  selects,
  settingsOf,
} from '../support/manifests.js';

const folders = kustomized();
const all = folders.flatMap(manifestsOf);
const manifests = all.map(([, manifest]) => manifest);
const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind);
const pods = manifests.flatMap(({ metadata, spec }) =>
  spec?.template ? [{ name: metadata.name, ...spec.template }] : [],
);
const containers = pods.flatMap((pod) => pod.spec.containers.map((container) => [container.name, container] as const));
const podOf = (name: string) => pods.find((pod) => pod.name === name)!;
const readme = readRoot('deploy/kubernetes/README.md');
const settings = settingsOf(readRoot('deploy/kubernetes/base/settings.env').split('\n'));
const imageEnv = Object.fromEntries(
  [...readRoot('Dockerfile').matchAll(/\b([A-Z_]+)=([^\s\\]+)/g)].map(([, name, value]) => [name, value]),
) as Record<string, string>;

describe('the manifests of Kubernetes', () => {
  const { kinds, $defs } = JSON.parse(readRoot('test/unit/kubernetes.schema.json')) as {
    kinds: Record<string, string>;
    $defs: Record<string, object>;
  };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const faultsOf = (manifest: Pick<Manifest, 'apiVersion' | 'kind'>): unknown => {
    const kind = kinds[`${manifest.apiVersion} ${manifest.kind}`];
    if (kind === undefined) return 'unknown kind';
    const validate = ajv.compile({ $defs, $ref: `#/$defs/${kind}` });
    return validate(manifest) ? undefined : validate.errors;
  };

  it.each(all.map(([file, manifest]) => [`${file} ${manifest.kind} ${manifest.metadata.name}`, manifest] as const))(
    '%s is valid by the schema of Kubernetes',
    (_name, manifest) => expect(faultsOf(manifest)).toBeUndefined(),
  );

  it('a field that is spelt wrongly, at any depth, is found', () => {
    const [api] = ofKind('Deployment');
    const misspelt = (right: string, wrong: string) =>
      JSON.parse(JSON.stringify(api).replace(`"${right}"`, `"${wrong}"`)) as Manifest;
    for (const field of ['selector', 'readinessProbe', 'readOnlyRootFilesystem', 'secretKeyRef', 'maxSkew'])
      expect(faultsOf(misspelt(field, `${field}s`)), field).toBeDefined();
    expect(faultsOf(misspelt('apps/v1', 'apps/v1beta1'))).toBe('unknown kind');
    const wrongType: Manifest = { ...api!, spec: { ...api!.spec, replicas: '2' as unknown as number } };
    expect(faultsOf(wrongType)).toBeDefined();
  });

  it.each(folders)('%s/kustomization.yaml names what is there, in words that kustomize takes', (folder) => {
    const kustomization = kustomizationOf(folder);
    const here = readdirSync(path.join(KUBERNETES, folder), { withFileTypes: true });
    const files = here.filter((entry) => entry.isFile() && entry.name !== 'kustomization.yaml').map(({ name }) => name);
    const envs = (kustomization.configMapGenerator ?? []).flatMap((made) => made.envs ?? []);
    expect([...kustomization.resources.filter((one) => one.endsWith('.yaml')), ...envs].sort()).toEqual(files.sort());
    for (const resource of kustomization.resources)
      expect(existsSync(path.join(KUBERNETES, folder, resource)), resource).toBe(true);
    const text = { type: 'string' };
    const list = { type: 'array' };
    const validate = ajv.compile({
      additionalProperties: false,
      properties: {
        apiVersion: { const: 'kustomize.config.k8s.io/v1beta1' },
        kind: { const: 'Kustomization' },
        namespace: text,
        nameSuffix: text,
        ...{ resources: list, configMapGenerator: list, patches: list },
        images: { items: { properties: { name: text, newName: text, newTag: text }, additionalProperties: false } },
        labels: { items: { properties: { pairs: { additionalProperties: text }, includeSelectors: { const: true } } } },
      },
    });
    expect(validate(kustomization), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('what refers to something', () => {
  it('finds it: pods by their labels, a deployment, a claim, an account', () => {
    const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    for (const { spec } of ofKind('Deployment')) {
      const { labels } = spec.template!.metadata;
      expect(selects(spec.selector!, labels)).toBe(true);
      for (const { labelSelector } of spec.template!.spec.topologySpreadConstraints!)
        expect(
          pods.filter((pod) => selects(labelSelector, pod.metadata.labels)).map((pod) => pod.metadata.labels),
        ).toEqual([labels]);
    }
    for (const { spec } of ofKind('Service'))
      expect(pods.filter((pod) => selects({ matchLabels: spec.selector! }, pod.metadata.labels))).toHaveLength(1);
    for (const { spec } of ofKind('PodDisruptionBudget'))
      expect(pods.filter((pod) => selects(spec.selector!, pod.metadata.labels))).toHaveLength(1);
    for (const { spec } of ofKind('HorizontalPodAutoscaler')) {
      const { kind, name } = spec.scaleTargetRef!;
      expect(names).toContain(`${kind} ${name}`);
      // Whoever applies the manifests again must not undo what the autoscaler did.
      expect(ofKind(kind).find(({ metadata }) => metadata.name === name)!.spec.replicas).toBeUndefined();
    }
    for (const pod of pods) {
      expect(names).toContain(`ServiceAccount ${pod.spec.serviceAccountName}`);
      for (const { persistentVolumeClaim } of pod.spec.volumes)
        if (persistentVolumeClaim) expect(names).toContain(`PersistentVolumeClaim ${persistentVolumeClaim.claimName}`);
    }
  });

  it.each(containers)('%s: probes and mounts name ports and volumes that it has', (name, container) => {
    const ports = (container.ports ?? []).map((port) => port.name);
    for (const probe of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
      if (!probe) continue;
      expect(ports).toContain(probe.httpGet.port);
      expect(['/health/live', '/health/ready']).toContain(probe.httpGet.path);
    }
    const volumes = podOf(name).spec.volumes.map((volume) => volume.name);
    expect(container.volumeMounts.map((mount) => mount.name).sort()).toEqual(volumes.sort());
  });

  it('ports are those that the programs listen on', () => {
    const portsOf = (name: string) => podOf(name).spec.containers[0]!.ports!.map((port) => port.containerPort);
    expect(portsOf('api')).toEqual([Number(imageEnv.PORT)]);
    expect(portsOf('worker')).toEqual([Number(settings.TONGBAN_WORKER_METRICS_PORT)]);
    const named = containers.flatMap(([, { ports = [] }]) => ports.map((port) => port.name));
    for (const { spec } of ofKind('Service')) for (const port of spec.ports!) expect(named).toContain(port.targetPort);
  });

  it('the network lets through what is needed and nothing else', () => {
    const policies = ofKind('NetworkPolicy');
    const [denied, ...others] = policies;
    expect(denied!.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    const waysOf = (name: string, way: 'ingress' | 'egress') =>
      others
        .filter(({ spec }) => selects(spec.podSelector!, podOf(name).metadata.labels))
        .flatMap(({ spec }) => (spec[way] ?? []).flatMap(({ ports }) => ports!.map(({ port }) => port)));
    const dns = [53, 53];
    const engine = Number(settings.TEMPORAL_ADDRESS!.split(':')[1]);
    expect([waysOf('api', 'ingress'), waysOf('api', 'egress')]).toEqual([['http'], [...dns, 5432, engine, 4318, 443]]);
    expect([waysOf('worker', 'ingress'), waysOf('worker', 'egress')]).toEqual([
      ['metrics'],
      [...dns, 5432, engine, 4318, 443],
    ]);
    expect([waysOf('migrate', 'ingress'), waysOf('migrate', 'egress')]).toEqual([[], [...dns, 5432]]);
    for (const role of new Set(
      [...JSON.stringify(policies).matchAll(/"tongban\.cn\/role":"(\w+)"/g)].map(([, r]) => r!),
    ))
      expect(readme).toContain(`tongban.cn/role=${role}`);
  });
});

describe('the settings', () => {
  const secrets = {
    DATABASE_URL: 'postgresql://tongban:Xk2-vv9-ewq1-77@db:5432/tongban',
    TONGBAN_TOKEN_SECRET: randomBytes(32).toString('base64'),
    TONGBAN_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  };
  const known = new Set<string>();
  const config = readConfig(
    new Proxy<Record<string, string>>(
      { ...imageEnv, ...settings, ...secrets },
      { get: (env, name: string) => (known.add(name), env[name]) },
    ),
  );

  it('exist, and are good together with those of the image', () => {
    const literals = folders
      .flatMap((folder) => kustomizationOf(folder).configMapGenerator ?? [])
      .flatMap((made) => made.literals ?? []);
    const given = [...Object.keys(settings), ...Object.keys(settingsOf(literals))];
    const asked = containers.flatMap(([, { env = [] }]) => env.map(({ name }) => name));
    for (const name of [...given, ...asked]) expect([...known]).toContain(name);
    expect(config).toMatchObject({ mode: 'production', host: '0.0.0.0', port: 3000, workerMetricsPort: 9464 });
  });

  it('that are secret come by reference only, and the page says how to make them', () => {
    expect(ofKind('Secret')).toEqual([]);
    for (const [, { env = [] }] of containers) {
      for (const { name, value, valueFrom } of env) {
        expect(value).toBeUndefined();
        if (!valueFrom?.secretKeyRef) continue;
        expect(valueFrom.secretKeyRef).toEqual({ name: 'tongban', key: name });
        expect(readme).toContain(`--from-literal=${name}=`);
      }
    }
    for (const name of Object.keys(secrets)) expect(Object.keys(settings)).not.toContain(name);
    const secretsOf = (name: string) =>
      podOf(name).spec.containers[0]!.env!.filter((one) => one.valueFrom?.secretKeyRef);
    expect(secretsOf('api').map(({ name }) => name)).toEqual(Object.keys(secrets));
    expect(secretsOf('worker').map(({ name }) => name)).toEqual(Object.keys(secrets));
    expect(secretsOf('migrate').map(({ name }) => name)).toEqual(['DATABASE_URL']);
  });

  it('say of which build a worker is by its own label', () => {
    const [build] = podOf('worker').spec.containers[0]!.env!;
    expect(build).toEqual({
      name: 'TONGBAN_WORKER_BUILD',
      valueFrom: { fieldRef: { fieldPath: "metadata.labels['tongban.cn/build']" } },
    });
  });
});

describe('each pod', () => {
  it.each(containers)(
    '%s runs what the production shape on one machine runs',
    (name, { command, image }: Container) => {
      const { services } = parse(readRoot('docker-compose.yml'), { merge: true }) as {
        services: Record<string, { command: string[] }>;
      };
      expect(image).toBe('tongban');
      expect(command).toEqual(services[name]!.command);
      for (const program of command.filter((word) => word.includes('dist/')))
        expect(
          existsSync(path.join(KUBERNETES, '../..', program.replace(/^\.?\/?dist/, '.').replace(/js$/, 'ts'))),
        ).toBe(true);
    },
  );

  it.each(containers)('%s may do nothing but its work', (name, container) => {
    const { spec } = podOf(name);
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(Object.keys(container.resources.requests)).toEqual(['cpu', 'memory']);
    expect(container.resources.limits.memory).toBeDefined();
  });

  it('has the time that its program takes to leave', () => {
    const graceOf = (name: string) => podOf(name).spec.terminationGracePeriodSeconds!;
    const leave = Number(/LEAVE_MS = (\d+)/.exec(readRoot('libs/observability/tracing/open-telemetry.ts'))![1]) / 1000;
    const api = Number(/GRACE_MS = (\d+)/.exec(readRoot('apps/api/main.ts'))![1]) / 1000;
    const drain = Number(/shutdownGraceTime: '(\d+) seconds'/.exec(readRoot('apps/worker/worker.ts'))![1]);
    const { seconds } = podOf('api').spec.containers[0]!.lifecycle!.preStop.sleep;
    expect(graceOf('api')).toBeGreaterThan(seconds + api + leave);
    expect(graceOf('worker')).toBeGreaterThan(2 * drain + leave);
  });
});
