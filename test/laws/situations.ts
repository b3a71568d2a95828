import * as fc from 'fast-check';
import { arrivalIn, type Arrival } from '../support/arrival';
import type { Call, MeshCall, OutsideCall, RequestContent } from '../support/calls';
import { callers, meant, requestContents, type MatchProgram } from '../support/match-programs';
import { holdsOn, hostOf, portsOf, type CanaryProgram, type ConnectionProgram, type Program, type ServiceProgram, type SwitchProgram } from '../support/programs';
import { applied } from '../support/programs-applied';
import { programs, type First } from '../support/programs-random';
import { runs } from '../support/runs';

/** A program and a request to it. */
export interface Situation<C extends Call = Call> {
  readonly program: Program;
  readonly call: C;
}

/** Refusals that random wishes run into. */
const EXPECTED = [
  'CDI114', // two conditions that one match cannot say
  'CDI115', // a match that nothing passes
  'CDI116', // too many alternatives
  'CDI403', // a match that everything passes
  'CDI404', // a match that is never reached
  'CDI405', // a version that gets copies and answers by default, once the stage is changed
  'CDI408', // a version's limits that are looser
  'CDI410', // a fault that another one leaves nothing to
  'CDI420', // a CORS policy of a pin that no preflight meets
  'CDI427', // a failover without the detection that a law takes away
  'CDI428', // a hash beside the shares of a canary
  'CDI510', // a rewritten exposure of a service with rules by path
  'CDI530', // a rewritten exposure of a service that rewrites
];

/** Hosts that requests ask for: known ones, some under a wildcard, one under none. */
const AUTHORITIES = ['shop.example.com', 'other.example.com', 'a.b.example.com', 'example.com', 'shop.example.org', 'nowhere.test'];

function meshCalls({ services: [service] }: Program): fc.Arbitrary<MeshCall> {
  const { name: host, namespace, tcpPort, tlsPort } = service;
  const domains = ['', `.${namespace}`, `.${namespace}.svc`];
  return fc.record({
    content: requestContents,
    port: fc.constantFrom(...portsOf(service)),
    labels: fc.option(callers, { nil: undefined }),
    domain: fc.constantFrom(...domains, `.${namespace}.svc.cluster.local`),
    inTls: fc.constantFrom(...domains),
  }).map(({ content, port, labels, domain, inTls }) => {
    const scheme = port === tcpPort ? 'tcp' : port === tlsPort ? 'tls' : undefined;
    return { via: 'mesh', request: { ...content, host, namespace, port, labels, scheme, domain: scheme === 'tls' ? inTls : domain } };
  });
}

function requestsFromOutside({ gateways }: Program): fc.Arbitrary<OutsideCall> {
  return fc.record({ content: requestContents, gateway: fc.constantFrom(...gateways), authority: fc.constantFrom(...AUTHORITIES) })
    .map(({ content, gateway: { name, namespace }, authority }) => {
      const gateway = { name, namespace };
      return { via: 'gateway', request: { ...content, authority, gateway } };
    });
}

/** Connections that are let in by port or by name, and what they are to meet. */
export function connectionsTo({ gateways }: Program): { readonly call: OutsideCall; readonly met: ConnectionProgram }[] {
  return gateways.flatMap(({ name, namespace, connections }) => connections.map(met => {
    const authority = met.name?.replace('*', 'a') ?? 'any.test';
    const connection = { port: met.listenOn, scheme: met.name === undefined ? 'tcp' : 'tls' } as const;
    const request = { path: '/', method: 'GET', headers: {}, query: {}, gateway: { name, namespace }, authority, connection };
    return { call: { via: 'gateway', request }, met };
  }));
}

/** Requests and connections to a program from anywhere. */
export function callsTo(program: Program): fc.Arbitrary<Call> {
  const connections = connectionsTo(program).map(({ call }) => call);
  return fc.oneof<fc.Arbitrary<Call>[]>(
    meshCalls(program),
    ...program.gateways.length > 0 ? [requestsFromOutside(program)] : [],
    ...connections.length > 0 ? [fc.constantFrom(...connections)] : [],
  );
}

/** Programs with a request from anywhere. */
export const situations = (first: First): fc.Arbitrary<Situation> =>
  programs(first).chain(program => fc.record({ program: fc.constant(program), call: callsTo(program) }));

/** Programs with a request from outside. */
export const outsideSituations: fc.Arbitrary<Situation<OutsideCall>> = programs('any', 1).chain(program => fc.record({
  program: fc.constant(program),
  call: requestsFromOutside(program),
}));

/** The objects, or nothing where the library refuses what random wishes run into. */
export function tried<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (EXPECTED.some(code => (error as Error).message.includes(`(${code})`))) return undefined;
    throw error;
  }
}

/** The objects; gives the sample up where the library refuses what random wishes run into. */
export function accepted<T>(make: () => T): T {
  const made = tried(make);
  fc.pre(made !== undefined);
  return made!;
}

/** What happens to a request; nothing is 404 at a gateway. */
export function arrival(program: Program, call: Call): Arrival | undefined {
  return arrivalIn(accepted(() => applied(program)), call);
}

/** Whether a request came to the first service. */
export function isFirst({ services: [first] }: Program, arrived: Arrival | undefined): arrived is Arrival {
  return arrived?.host === hostOf(first);
}

/** The canary release of the first service. */
export function canaryOf({ services: [{ release }] }: Program): CanaryProgram {
  if (release?.kind !== 'canary') throw new Error('a law of canaries needs a canary');
  return release;
}

/** The blue/green switch of the first service. */
export function switchOf({ services: [{ release }] }: Program): SwitchProgram {
  if (release?.kind !== 'switch') throw new Error('a law of switches needs a switch');
  return release;
}

/** Whether one of the matches is meant to be true of a request. */
export function admitted(matches: readonly MatchProgram[], request: RequestContent): boolean {
  return matches.some(match => meant(match, request));
}

/** Whether a pin of the service takes the request to one of its ports. */
export function isPinned(service: ServiceProgram, request: RequestContent, port: number): boolean {
  return service.pins.some(pin => holdsOn(port, pin, service) && admitted(pin.matches, request));
}

/** Whether a release of the service shows itself before its time to the request to one of its ports: to requests alone. */
export function isAdmitted(service: ServiceProgram, request: RequestContent, port: number): boolean {
  const { release } = service;
  if (!release || !service.ports.includes(port) || !holdsOn(port, release, service)) return false;
  return admitted(release.kind === 'canary' ? release.earlyAccess : release.preview, request);
}

/** The arrival with all requests answered by one version, which then gets no copies. */
export function answeredBy(version: string, arrived: Arrival): Arrival {
  const { [version]: _, ...mirrors } = arrived.mirrors;
  return { ...arrived, shares: { [version]: 100 }, mirrors };
}

/** Checks a law on so many accepted samples; fails too where less than half of the samples are accepted. */
export function expectLaw<T>(samples: fc.Arbitrary<T>, law: (sample: T) => void, count = 200): void {
  fc.assert(fc.property(samples, law), { numRuns: runs(count), maxSkipsPerRun: 1 });
}
