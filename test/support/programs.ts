import type { MatchProgram, TestProgram } from './match-programs';

/** An app as plain data, so that its variants can be built and compared. */
export interface Program {
  readonly services: readonly ServiceProgram[];
  readonly gateways: readonly GatewayProgram[];
  /** Copies of the requests of one service to another one. */
  readonly copies?: readonly CopyProgram[];
}

/** Copies of the requests of the first service to the last one, at its first port. */
export interface CopyProgram {
  readonly version: string;
  readonly share: number;
}

/** A service and everything that is wanted of it. */
export interface ServiceProgram extends WordsProgram {
  readonly name: string;
  readonly namespace: string;
  /** The HTTP ports. */
  readonly ports: readonly number[];
  readonly tcpPort?: number;
  readonly tlsPort?: number;
  readonly versions: readonly string[];
  readonly stable: string;
  readonly balancing?: BalancingProgram;
  readonly locality?: LocalityProgram;
  /** The most pods of a version that is written, where an autoscaler counts them; two at least. */
  readonly most?: number;
  /** Takes part in one release at a time. */
  readonly release?: CanaryProgram | SwitchProgram;
  readonly pins: readonly PinProgram[];
  readonly replies?: readonly ReplyProgram[];
  readonly mirrors: readonly MirrorProgram[];
  readonly breakers: readonly BreakerProgram[];
  readonly faults: readonly FaultProgram[];
}

/** What may be confined to some ports; without a word, it holds on every HTTP port. */
export interface ScopeProgram {
  readonly ports?: readonly number[];
}

/** How pods are chosen. */
export interface BalancingProgram {
  readonly kind: 'leastRequest' | 'roundRobin' | 'random' | 'consistentHash';
  /** Milliseconds. */
  readonly warmUp?: number;
}

/** How much it matters where pods are. */
export type LocalityProgram = 'off' | 'distribute' | 'failover' | 'priority';

/** A canary release. */
export interface CanaryProgram extends ScopeProgram {
  readonly kind: 'canary';
  readonly canary: string;
  readonly stage: 'dark' | 'shift' | 'takeOver' | 'rollBack';
  readonly share: number;
  readonly earlyAccess: readonly MatchProgram[];
}

/** A blue/green switch. */
export interface SwitchProgram extends ScopeProgram {
  readonly kind: 'switch';
  readonly blue: string;
  readonly green: string;
  readonly live: 'BLUE' | 'GREEN';
  readonly preview: readonly MatchProgram[];
}

/** A standing pin. */
export interface PinProgram extends ScopeProgram, WordsProgram {
  readonly version: string;
  readonly matches: readonly MatchProgram[];
}

/** An answer in place of the service; without a match, to every request. */
export interface ReplyProgram {
  /** A fixed answer, or a redirect to another host. */
  readonly status: number;
  readonly matches: readonly MatchProgram[];
}

/** What routes do besides leading to a version. */
export interface WordsProgram {
  /** Milliseconds; 0 lifts the one of the service. */
  readonly timeout?: number;
  readonly retries?: number;
  /** The origin that may call. */
  readonly cors?: string;
  /** Of the header `x-word`, on the way there and back. */
  readonly headers?: 'set' | 'add' | 'remove';
  /** Of the prefix that is matched, and of the whole path where none is. */
  readonly rewrite?: string;
}

/** Copies of requests. */
export interface MirrorProgram extends ScopeProgram {
  readonly version: string;
  readonly share: number;
}

/** Limits of the service, or of one version. */
export interface BreakerProgram {
  readonly version?: string;
  readonly pool?: LimitsProgram;
  readonly detection?: LimitsProgram;
}

/** Numbers by name; those of durations are milliseconds. */
export type LimitsProgram = Readonly<Record<string, number | undefined>>;

/** Failures on purpose; without a match, of every request. */
export interface FaultProgram extends ScopeProgram {
  readonly delay?: number;
  readonly abort?: number;
  readonly share: number;
  readonly matches: readonly MatchProgram[];
}

/** A way in. */
export interface GatewayProgram {
  readonly name: string;
  readonly namespace: string;
  readonly hosts: readonly string[];
  readonly tls: TlsProgram;
  readonly exposures: readonly ExposureProgram[];
  /** A path that the gateway answers by itself, on all of its hosts, with 410. */
  readonly gone?: string;
  readonly connections: readonly ConnectionProgram[];
}

/** Connections to a service let out. */
export interface ConnectionProgram {
  /** Its place among the services. */
  readonly service: number;
  readonly port: number;
  /** The port of the gateway. */
  readonly listenOn: number;
  /** The name under TLS; absent for any connection. */
  readonly name?: string;
}

/** How TLS ends at a gateway. */
export interface TlsProgram {
  /** Whether it is said once, or for each host. */
  readonly form: 'all' | 'perHost';
  /** By host; all the same where it is said once. */
  readonly settings: Readonly<Record<string, TlsSetting>>;
}

/** How TLS ends for a host. */
export interface TlsSetting {
  readonly mode: 'simple' | 'mutual' | 'none';
  readonly credential: string;
  readonly version?: 'TLS_1_2' | 'TLS_1_3';
}

/** A service let out. */
export interface ExposureProgram extends WordsProgram {
  /** Its place among the services. */
  readonly service: number;
  readonly port: number;
  /** Absent for all hosts of the gateway. */
  readonly hosts?: readonly string[];
  readonly paths: readonly TestProgram[];
}

/** The full name of a service. */
export function hostOf({ name, namespace }: ServiceProgram): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** The program with its first service changed. */
export function withFirst(program: Program, change: (service: ServiceProgram) => Partial<ServiceProgram>): Program {
  const [first, ...others] = program.services;
  return { ...program, services: [{ ...first, ...change(first) }, ...others] };
}

/** Every port, those for connections too. */
export function portsOf({ ports, tcpPort, tlsPort }: Pick<ServiceProgram, 'ports' | 'tcpPort' | 'tlsPort'>): number[] {
  return [...ports, tcpPort, tlsPort].filter(port => port !== undefined);
}

/** Whether something is wanted on a port. */
export function holdsOn(port: number, { ports }: ScopeProgram, service: ServiceProgram): boolean {
  return (ports ?? service.ports).includes(port);
}

/** The versions that answer where no rule matches, and how much: on a port, or on those of the release. Shares no code with the library. */
export function defaultShares(service: ServiceProgram, port?: number): Readonly<Record<string, number>> {
  const { stable, release } = service;
  if (!release || port !== undefined && !holdsOn(port, release, service)) return { [stable]: 100 };
  if (release.kind === 'switch') return { [liveOf(release)]: 100 };
  const share = { dark: 0, shift: release.share, takeOver: 100, rollBack: 0 }[release.stage];
  const shares = share === 100 ? [[release.canary, 100]] : [[stable, 100 - share], [release.canary, share]];
  return Object.fromEntries(shares.filter(([, percent]) => percent !== 0)) as Record<string, number>;
}

/** The version in the live slot. */
export function liveOf({ blue, green, live }: SwitchProgram): string {
  return live === 'BLUE' ? blue : green;
}

/** The version in the other slot. */
export function idleOf({ blue, green, live }: SwitchProgram): string {
  return live === 'BLUE' ? green : blue;
}
