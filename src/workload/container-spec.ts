import type { Size } from 'cdk8s';
import { k8s, type ContainerResources, type Cpu, type EnvValue } from 'cdk8s-plus-28';
import type { ContainerOptions } from './container-options';
import { HealthCheck } from './health-check';
import type { PodsRequest } from './pods';

/** The container, field by field. */
export function containerSpec({ app, ports }: PodsRequest, options: ContainerOptions): k8s.Container {
  const [{ targetPort }] = ports;
  const probe = (check: HealthCheck | undefined) => check && probeSpec(check, targetPort);
  return {
    name: app,
    image: options.image,
    command: options.command,
    args: options.args,
    env: envVars(options.env),
    ports: ports.map(port => ({ containerPort: port.targetPort })),
    resources: options.resources && resourcesSpec(options.resources),
    readinessProbe: probe(options.readiness ?? HealthCheck.tcp()),
    livenessProbe: probe(options.liveness),
    startupProbe: probe(options.startup),
    lifecycle: options.drainDelay && { preStop: { exec: { command: ['sleep', String(options.drainDelay.toSeconds())] } } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsUser: options.runAsUser },
    volumeMounts: some((options.writablePaths ?? []).map(path => ({ name: volumeName(path), mountPath: path }))),
  };
}

/** A volume for each writable path. */
export function volumesOf(paths: readonly string[]): k8s.Volume[] | undefined {
  return some(paths.map(path => ({ name: volumeName(path), emptyDir: {} })));
}

function volumeName(path: string): string {
  return path.toLowerCase().split(/[^a-z0-9]+/).filter(part => part !== '').join('-');
}

function envVars(env: Record<string, EnvValue> = {}): k8s.EnvVar[] | undefined {
  return some(Object.entries(env).map(([name, source]) => ({
    name,
    value: source.value as string,
    valueFrom: source.valueFrom as k8s.EnvVarSource,
  })));
}

function probeSpec({ _question: question, _options: options }: HealthCheck, defaultPort: number): k8s.Probe {
  const port = options.port ?? defaultPort;
  return {
    httpGet: question.kind === 'http' ? { path: question.path, port: k8s.IntOrString.fromNumber(port) } : undefined,
    tcpSocket: question.kind === 'tcp' ? { port: k8s.IntOrString.fromNumber(port) } : undefined,
    grpc: question.kind === 'grpc' ? { port } : undefined,
    initialDelaySeconds: options.initialDelay?.toSeconds(),
    periodSeconds: options.period?.toSeconds(),
    timeoutSeconds: options.timeout?.toSeconds(),
    failureThreshold: options.failureThreshold,
  };
}

function resourcesSpec({ cpu, memory, ephemeralStorage }: ContainerResources): k8s.ResourceRequirements {
  return {
    requests: quantities(cpu?.request, memory?.request, ephemeralStorage?.request),
    limits: quantities(cpu?.limit, memory?.limit, ephemeralStorage?.limit),
  };
}

function quantities(cpu?: Cpu, memory?: Size, disk?: Size): Record<string, k8s.Quantity> | undefined {
  const wanted: [string, string | undefined][] = [
    ['cpu', cpu?.amount],
    ['memory', memory && `${memory.toMebibytes()}Mi`],
    ['ephemeral-storage', disk && `${disk.toMebibytes()}Mi`],
  ];
  const given = wanted.flatMap(([name, amount]) => amount === undefined ? [] : [[name, k8s.Quantity.fromString(amount)] as const]);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** A list, or nothing where it would be empty. */
function some<T>(items: readonly T[]): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}
