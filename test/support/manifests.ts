import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

export type Labels = Readonly<Record<string, string>>;
export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values: string[] }[];
}
interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: { readonly name: string; readonly key: string };
    readonly fieldRef?: { readonly fieldPath: string };
  };
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly lifecycle?: { readonly preStop: { readonly sleep: { readonly seconds: number } } };
  readonly resources: { readonly requests: Labels; readonly limits: Labels };
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}
export interface Pod {
  readonly metadata: { readonly labels: Labels };
  readonly spec: {
    readonly serviceAccountName: string;
    readonly automountServiceAccountToken: boolean;
    readonly terminationGracePeriodSeconds?: number;
    readonly securityContext: object;
    readonly topologySpreadConstraints?: readonly { readonly labelSelector: Selector }[];
    readonly containers: readonly Container[];
    readonly volumes: readonly {
      readonly name: string;
      readonly persistentVolumeClaim?: { readonly claimName: string };
    }[];
  };
}
interface PortOfPolicy {
  readonly port: string | number;
}
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Labels };
  readonly spec: {
    readonly replicas?: number;
    readonly selector?: Selector & Labels;
    readonly template?: Pod;
    readonly ports?: readonly { readonly targetPort: string }[];
    readonly scaleTargetRef?: { readonly kind: string; readonly name: string };
    readonly podSelector?: Selector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly { readonly ports?: readonly PortOfPolicy[] }[];
    readonly egress?: readonly { readonly ports?: readonly PortOfPolicy[] }[];
  };
}
export interface Kustomization {
  readonly apiVersion: string;
  readonly kind: string;
  readonly resources: readonly string[];
  readonly configMapGenerator?: readonly {
    readonly name: string;
    readonly envs?: readonly string[];
    readonly literals?: readonly string[];
  }[];
}

const root = path.resolve(import.meta.dirname, '../..');
export const KUBERNETES = path.join(root, 'deploy/kubernetes');
export const readRoot = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const KUSTOMIZATION = 'kustomization.yaml';

/** Folders with a kustomization, relative to deploy/kubernetes. */
export const kustomized = (): readonly string[] =>
  readdirSync(KUBERNETES, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === KUSTOMIZATION)
    .map((file) => path.dirname(file))
    .sort();

export const kustomizationOf = (folder: string): Kustomization =>
  parse(readFileSync(path.join(KUBERNETES, folder, KUSTOMIZATION), 'utf8')) as Kustomization;

/** All that stands in a folder's manifests, each with its file's name. */
export const manifestsOf = (folder: string): readonly (readonly [file: string, manifest: Manifest])[] =>
  readdirSync(path.join(KUBERNETES, folder))
    .filter((file) => file.endsWith('.yaml') && file !== KUSTOMIZATION)
    .flatMap((file) =>
      parseAllDocuments(readFileSync(path.join(KUBERNETES, folder, file), 'utf8')).map(
        (document) => [`${folder}/${file}`, document.toJS() as Manifest] as const,
      ),
    );

/** NAME=value lines, as kustomize reads them. */
export const settingsOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

export function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => operator === 'In' && values.includes(labels[key] ?? ''))
  );
}
