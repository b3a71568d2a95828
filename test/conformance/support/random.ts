import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { computed, type Comparable } from './arrivals';
import { requestOf } from './calls';
import type { Istiod } from './istiod';
import { APPS, SEED } from './size';
import { accepted, type Call } from '../../laws/situations';
import { parsed, type Manifest } from '../../support/manifests';
import type { GatewayProgram, Program, ServiceProgram } from '../../support/programs';
import { yamlOf } from '../../support/programs-built';

/** Everything that runs once a program is applied: what it writes, and the pods that it says are there already. */
export function clusterOf(program: Program): string {
  const yaml = accepted(() => yamlOf(program));
  const written = new Set(parsed(yaml).filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
  const missing = program.services.flatMap(service => service.versions.map(version => podsOf(service, version)))
    .filter(({ metadata }) => !written.has(`${metadata.namespace}/${metadata.name}`));
  return [yaml, ...[...missing, ...program.gateways.flatMap(installed)].map(one => stringify(one))].join('\n---\n');
}

/** The pods of a gateway and their Service, as an install writes them. */
function installed({ name }: GatewayProgram): Manifest[] {
  const labels = { istio: name };
  const metadata = { name: `${name}-installed`, namespace: 'istio-system', labels };
  const template = { metadata: { labels: { ...labels, 'sidecar.istio.io/inject': 'false' } }, spec: { containers: [{ name: 'istio-proxy', image: 'proxyv2:1.31.0' }] } };
  return [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template } },
  ];
}

/** A Deployment that is written elsewhere. */
function podsOf({ name, namespace, ports }: ServiceProgram, version: string): Manifest {
  const labels = { app: name, version };
  const containers = [{ name, image: `${name}:${version}`, ports: ports.map(containerPort => ({ containerPort })) }];
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `${name}-${version}`, namespace, labels }, spec };
}

/** What istiod computes for calls to a program. */
export async function arrivals(istiod: Istiod, program: Program, calls: readonly Call[]): Promise<(Comparable | undefined)[]> {
  const yaml = clusterOf(program);
  const manifests = parsed(yaml);
  const outcomes = await istiod.route(yaml, calls.map(call => requestOf(manifests, call)));
  return outcomes.map(computed);
}

/** Checks a law on so many random apps; a failure prints the smallest program that breaks it, and what it writes. */
export async function expectOfApps<T extends { readonly program: Program }>(apps: fc.Arbitrary<T>, law: (app: T) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(apps, law), {
    numRuns: APPS,
    seed: SEED,
    maxSkipsPerRun: 1,
    // Each step of shrinking asks istiod again.
    interruptAfterTimeLimit: 1_500_000,
    markInterruptAsFailure: true,
    reporter: details => {
      if (!details.failed) return;
      const cause = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
      const found = details.counterexample?.[0];
      throw new Error([fc.defaultReportMessage(details), cause, found ? yamlOf(found.program) : ''].join('\n\n'));
    },
  });
}
