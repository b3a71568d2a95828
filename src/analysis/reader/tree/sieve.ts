import { type Json, type JsonObject, objectIn, textIn } from '../../model/json';
import type { Reason } from '../../model/manifest';
import { parses } from '../parse';
import type { Sieve } from '../read-text';
import { languageOf, languageOfValue } from './templates';

const OF_ISTIO: ReadonlySet<string> = new Set(['networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io']);
/** The groups that clusters have. Others that end alike are for the settings of programs, such as kubeadm. */
const OF_CLUSTERS: ReadonlySet<string> = new Set([
  '', 'apps', 'autoscaling', 'batch', 'extensions', 'policy', ...OF_ISTIO, ...[
    'admissionregistration', 'apiextensions', 'authentication', 'authorization', 'certificates', 'coordination', 'discovery', 'events', 'gateway.networking',
    'networking', 'node', 'rbac.authorization', 'resource', 'scheduling', 'storage',
  ].map(group => `${group}.k8s.io`),
]);
const OF_KUSTOMIZE: ReadonlySet<string> = new Set(['kustomize.config.k8s.io', 'builtin']);
/** Kinds of Kubernetes that some answer depends on. */
const READ: ReadonlySet<string> = new Set([
  'ConfigMap', 'CronJob', 'DaemonSet', 'Deployment', 'EndpointSlice', 'Endpoints', 'HorizontalPodAutoscaler', 'Job', 'MutatingWebhookConfiguration', 'Namespace', 'Pod',
  'ReplicaSet', 'ReplicationController', 'Secret', 'Service', 'StatefulSet',
]);
const GATEWAY_API = 'gateway.networking.k8s.io';
/** What these hold is often a template for somebody else. */
const CARRIERS: ReadonlySet<string> = new Set(['ConfigMap', 'Secret']);
/** At the start of a line, where the fields of an object stand. */
const API_VERSION = /^(?:["']?apiVersion["']?|\{[ \t]*["']?apiVersion["']?|[ \t]+"apiVersion")[ \t]*:/m;

/** The sieve for a file with a text. */
export function sieveOf(whole: string): Sieve {
  const ofText = (text: string): Reason | undefined => languageOf(text, parses) ?? (API_VERSION.test(whole) ? undefined : 'no YAML');
  return { ofText, ofDocument };
}

function ofDocument(value: Json, text: string): Reason | undefined {
  const body = objectIn(value);
  if (body === undefined) return 'no object';
  const group = groupOf(body);
  if (OF_KUSTOMIZE.has(group)) return 'of kustomize';
  // Whoever writes the group of Istio means an object, whatever is missing.
  const isMeant = OF_ISTIO.has(group) || textIn(body.apiVersion) && textIn(body.kind);
  return isMeant ? languageIn(body, group, text) ?? ofName(body, group, text) : 'no object';
}

function groupOf({ apiVersion }: JsonObject): string {
  const written = textIn(apiVersion) ?? '';
  return written.includes('/') ? written.slice(0, written.indexOf('/')) : '';
}

/** The language of an object that is a template, which YAML can read all the same. */
function languageIn(body: JsonObject, group: string, text: string): Reason | undefined {
  const mayBe = (text.includes('{{') || text.includes('<%')) && OF_CLUSTERS.has(group) && !CARRIERS.has(textIn(body.kind) ?? '');
  return mayBe ? firstIn(body) : undefined;
}

function firstIn(value: Json | undefined): Reason | undefined {
  if (typeof value === 'string') return languageOfValue(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value) as [string, Json | undefined][]) {
    const found = languageOfValue(key) ?? firstIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An object without a name may be a setting of a program, a part of one, or get its name from the cluster; of what is read, somebody has forgotten it. */
function ofName({ kind, metadata }: JsonObject, group: string, text: string): Reason | undefined {
  const { name, generateName } = objectIn(metadata) ?? {};
  if (typeof name === 'object' && name !== null) return languageOf(text, parses);
  if (!isMissing(name)) return undefined;
  if (textIn(generateName)) return 'generated name';
  return isRead(group, textIn(kind) ?? '') ? undefined : 'no name';
}

function isRead(group: string, kind: string): boolean {
  return OF_ISTIO.has(group) || group === GATEWAY_API || OF_CLUSTERS.has(group) && READ.has(kind);
}

function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}
