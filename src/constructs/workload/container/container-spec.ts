import type { k8s } from 'cdk8s-plus-28';
import type { ContainerOptions } from './container-options';
import type { EnvValue, EnvValueSource } from './env-value';
import { HealthCheck } from './health-check';
import type { NamedContainerOptions, ProcessOptions } from './process-options';
import { resourcesSpec } from './resources';
import { volumeMountsOf } from './volumes';
import type { Manifest } from '../brought-in/manifest';
import type { PodsRequest } from '../pods';

/** The container that serves, without its ports, field by field; nothing is written for what is empty. */
export function containerSpec({ app, ports: [{ targetPort }] }: PodsRequest, options: ContainerOptions): Manifest<k8s.Container> {
  const probe = (check: HealthCheck | undefined) => check && probeSpec(check, targetPort);
  return {
    name: app,
    ...processSpec(options),
    readinessProbe: probe(options.readiness ?? HealthCheck.tcp()),
    livenessProbe: probe(options.liveness),
    startupProbe: probe(options.startup),
    lifecycle: options.drainDelay && { preStop: { exec: { command: ['sleep', String(options.drainDelay.toSeconds())] } } },
  };
}

/** A container beside the one that serves. */
export function besideSpec(options: NamedContainerOptions): Manifest<k8s.Container> {
  return { name: options.name, ...processSpec(options) };
}

/** What every container of a pod has: each is as Pod Security "restricted" asks for. */
function processSpec(options: ProcessOptions): Omit<Manifest<k8s.Container>, 'name'> {
  return {
    image: options.image,
    command: some(options.command),
    args: some(options.args),
    env: some(envVars(options.env ?? {})),
    envFrom: some((options.envFrom ?? []).map(({ _source }) => _source)),
    resources: resourcesSpec(options.resources ?? {}),
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsUser: options.runAsUser },
    volumeMounts: some(volumeMountsOf(options)),
  };
}

/** A list, or nothing where it would be empty. */
export function some<T>(items: readonly T[] = []): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}

function envVars(env: Record<string, EnvValue>): Manifest<k8s.EnvVar>[] {
  return Object.entries(env).map(([name, { value, valueFrom }]) => ({
    name,
    value,
    valueFrom: valueFrom && envSource(valueFrom),
  }));
}

function envSource({ resourceFieldRef, ...source }: EnvValueSource): Manifest<k8s.EnvVarSource> {
  return { ...source, resourceFieldRef: resourceFieldRef && { ...resourceFieldRef, divisor: textOf(resourceFieldRef.divisor) } };
}

/** cdk8s-plus wraps a quantity in an object, and its types let that pass as anything. */
function textOf(quantity: string | { readonly value: string } | undefined): string | undefined {
  return typeof quantity === 'object' ? quantity.value : quantity;
}

function probeSpec({ _question: question, _port, _timing }: HealthCheck, defaultPort: number): Manifest<k8s.Probe> {
  const port = _port ?? defaultPort;
  switch (question.kind) {
    case 'http': return { ..._timing, httpGet: { path: question.path, port } };
    case 'tcp': return { ..._timing, tcpSocket: { port } };
    case 'grpc': return { ..._timing, grpc: { port } };
  }
}
