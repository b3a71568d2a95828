import * as fc from 'fast-check';
import { tidyMeshes } from './tidy-meshes';
import { check } from '../../../src/analysis/checks/check';
import { Context } from '../../../src/analysis/checks/index/context';
import { clientsIn, gatewaysIn } from '../../../src/analysis/checks/rules/simulated/clients';
import { deadEndsIn } from '../../../src/analysis/checks/rules/simulated/dead-ends';
import type { Finding } from '../../../src/analysis/model/finding';
import { CLUSTER_DOMAIN, fullHost } from '../../../src/analysis/model/hosts';
import { itemsIn, type JsonObject, objectIn } from '../../../src/analysis/model/json';
import { readText } from '../../../src/analysis/reader/read-text';
import { type ExplainedOutcome, type Mesh, meshOf } from '../../../src/analysis/routing/mesh';
import { idOf } from '../../../src/analysis/routing/rules/virtual-service';
import type { Destination } from '../../../src/analysis/routing/traffic/outcome';
import type { Caller } from '../../../src/analysis/routing/traffic/request';
import { meshes, type RandomMesh, yamlOf } from '../../conformance/support/random-mesh';
import { runs } from '../../support/runs';

const MESHES = 150;
const EITHER = fc.oneof(meshes, tidyMeshes);

/** The codes that say of a destination why nothing is there. */
const AT_DESTINATION = /^MAN(?:50[1-4]|70[123]|74[123])$/;

test('whoever is said to find nothing has a request that finds nothing there', () => {
  let found = 0;
  fc.assert(fc.property(EITHER, random => {
    const manifests = readText(yamlOf(random), 'random.yaml');
    for (const { request, destination, isMirror, gateway } of deadEndsIn(new Context(manifests))) {
      const { destinations, mirrors } = meshOf(manifests).route(request);
      expect(isMirror ? mirrors : destinations).toContainEqual(destination);
      expect(destination.state).not.toBe('ok');
      expect(request.from.kind).toBe(gateway === undefined ? 'sidecar' : 'gateway');
      found++;
    }
  }), { numRuns: runs(MESHES) });
  expect(found).toBeGreaterThan(MESHES / 10);
});

test('where a rule leads a client or a gateway to nothing, something is said of it', () => {
  const met = { said: 0, unknown: 0 };
  fc.assert(fc.property(EITHER, random => {
    const manifests = readText(yamlOf(random), 'random.yaml');
    const mesh = meshOf(manifests);
    const found = check(manifests);
    for (const { outcome, from } of outcomesFor(random, mesh, new Context(manifests))) {
      for (const destination of outcome.origin === null ? [] : outcome.destinations.filter(({ state }) => state !== 'ok')) {
        if (found.some(finding => isAbout(finding, outcome, destination, mesh))) met.said++;
        else met.unknown += expectUnknown(destination, from, mesh);
      }
    }
  }), { numRuns: runs(MESHES) });
  expect(met.said).toBeGreaterThan(MESHES / 2);
});

/** What becomes of random requests, each asked by one of those that the manifests have. */
function outcomesFor({ requests }: RandomMesh, mesh: Mesh, context: Context): readonly { outcome: ExplainedOutcome; from: Caller }[] {
  const callers = [...clientsIn(context), ...gatewaysIn(context).map(({ caller }): Caller => caller)];
  return requests.flatMap((request, at) => {
    const alike = callers.filter(({ kind }) => kind === request.from.kind);
    if (alike.length === 0) return [];
    const from = alike[at % alike.length];
    const outcome = mesh.route({ ...request, from });
    return from.kind === 'gateway' || isUsual(outcome, mesh) ? [{ outcome, from }] : [];
  });
}

/** Nobody inside is taken to call a port that a service does not have, or a host that a VirtualService has for clients outside. */
function isUsual({ virtualHost = '', virtualService }: ExplainedOutcome, mesh: Mesh): boolean {
  const [, host, port] = /^(.*):(\d+)$/.exec(virtualHost) ?? [];
  const { services, virtualServices } = mesh.indexes();
  const known = services.all.filter(one => one.host.toLowerCase() === host);
  if (known.length > 0) return known.some(({ ports }) => ports.some(({ number }) => number === Number(port)));
  return virtualServices.all.some(one => idOf(one) === virtualService && one.gateways.every(gateway => gateway === 'mesh'));
}

function isAbout(finding: Finding, { origin }: ExplainedOutcome, { host, subset }: Destination, mesh: Mesh): boolean {
  const { code, object, path: [, kind, route], message } = finding;
  if (code === 'MAN511' || code === 'MAN746') return message.includes(`'${subset}'`);
  if (!AT_DESTINATION.test(code) || `${object.namespace}/${object.name}` !== origin?.virtualService || !origin.field.startsWith(`spec.${kind}[${route}]`)) return false;
  const written = destinationAt(finding);
  const names = [host, ...mesh.indexes().services.all.filter(({ externalName }) => externalName === host).map(alias => alias.host)];
  return (written.subset ?? null) === subset && names.includes(fullHost(String(written.host), object.namespace, CLUSTER_DOMAIN));
}

function destinationAt({ object, path: [, kind, route, , index] }: Finding): JsonObject {
  const { destination } = objectIn(itemsIn(objectIn(itemsIn(object.spec[kind])[Number(route)])?.route)[Number(index)]) ?? {};
  return objectIn(destination) ?? {};
}

/** Hosts and pods that the manifests do not have may be there all the same. */
function expectUnknown({ host, subset, port, state }: Destination, from: Caller, mesh: Mesh): number {
  const isKnown = mesh.indexes().services.all.some(service => service.host === host);
  const whole = mesh.proxyOf(from).clusters.cluster({ host, subset: '', port });
  if (isKnown) expect([state, whole.state]).toContain('no-endpoints');
  if (subset !== null) expect(isKnown ? whole.state : 'no-endpoints').toBe('no-endpoints');
  return 1;
}
