import * as fc from 'fast-check';
import { differingAspects, aspectsOf } from '../../../src/analysis/changes/effects/aspects';
import { State } from '../../../src/analysis/changes/effects/state';
import { agedStates } from '../../../src/analysis/changes/moments/ages';
import { planOf } from '../../../src/analysis/changes/plan';
import type { RequestClass } from '../../../src/analysis/changes/requests/classes';
import { CLUSTER_DOMAIN, fullHost } from '../../../src/analysis/model/hosts';
import type { Manifests } from '../../../src/analysis/model/manifest';
import { readText } from '../../../src/analysis/reader/read-text';
import type { Request } from '../../../src/analysis/routing/traffic/request';
import { meshes, type RandomMesh, yamlOf } from '../../conformance/support/random-mesh';
import { runs } from '../../support/runs';

const PAIRS = 60;

/** A state, and one in which some of its objects are those of another state, or are gone. */
const PAIR = fc.tuple(meshes, meshes, fc.array(fc.constantFrom('keep', 'keep', 'replace', 'remove', 'add'), { minLength: 12, maxLength: 12 }));

function pairOf([one, other, fates]: readonly [RandomMesh, RandomMesh, readonly string[]]): readonly [Manifests, Manifests] {
  const [before, beside] = [one, other].map(random => readText(yamlOf(random), 'random.yaml'));
  const kept = before.objects.flatMap((object, at) => {
    const fate = fates[at % fates.length];
    if (fate === 'remove') return [];
    return [fate === 'replace' ? beside.objects.find(({ kind, name, namespace }) => kind === object.kind && name === object.name && namespace === object.namespace) ?? object : object];
  });
  const added = beside.objects.filter((object, at) => fates[at % fates.length] === 'add' && !kept.some(({ kind, name, namespace }) => kind === object.kind && name === object.name && namespace === object.namespace));
  return [before, { objects: [...kept, ...added], unreadable: [] }];
}

/** How both states see a request, so that it can be found among the classes. */
function seenBy(states: readonly State[], request: Request): readonly [string, string] {
  const [before, after] = states.map(state => JSON.stringify(withoutPath(aspectsOf(state.mesh.route(request), state))));
  return [before, after];
}

/** What a destination gets to see depends on the request, and stands in no class. */
function withoutPath(aspects: Readonly<Record<string, string>>): object {
  return { ...aspects, rewrite: aspects.rewrite === '' };
}

/** Where no service has a short name, nobody calls it so. */
function byFullName(request: Request): Request {
  return { ...request, host: fullHost(request.host, request.from.namespace ?? 'default', CLUSTER_DOMAIN) };
}

function isOf({ host, port, witness }: RequestClass, request: Request): boolean {
  return port === request.port && witness.from.kind === request.from.kind && witness.scheme === (request.scheme ?? 'http') &&
    host === request.host && (request.from.kind === 'sidecar' || JSON.stringify(witness.from) === JSON.stringify(request.from));
}

test('whatever changes for a request is told by a class of requests with the same before and after', () => {
  const met = { told: 0, still: 0 };
  fc.assert(fc.property(PAIR, drawn => {
    const [before, after] = pairOf(drawn);
    const plan = planOf(before, after);
    const states = agedStates(before, after).map(manifests => new State(manifests));
    for (const request of [...drawn[0].requests, ...drawn[1].requests].map(byFullName)) {
      const [old, now] = states.map(state => state.mesh.route(request));
      const differing = differingAspects(aspectsOf(old, states[0]), aspectsOf(now, states[1]));
      const classes = plan.classes.filter(one => isOf(one, request));
      if (classes.length === 0) continue;
      const [seen, seenThen] = seenBy(states, request);
      const found = classes.some(one => {
        const [left, right] = seenBy(states, one.witness);
        return left === seen && right === seenThen;
      });
      expect({ request, found, differing }).toEqual({ request, found: true, differing });
      met[differing.length > 0 ? 'told' : 'still']++;
    }
  }), { numRuns: runs(PAIRS), endOnFailure: true });
  expect(met.told).toBeGreaterThan(PAIRS / 10);
  expect(met.still).toBeGreaterThan(PAIRS / 10);
});

test('a class shows its difference by its witness', () => {
  fc.assert(fc.property(PAIR, drawn => {
    const [before, after] = pairOf(drawn);
    const states = agedStates(before, after).map(manifests => new State(manifests));
    for (const { witness, differing } of planOf(before, after).classes) {
      const [old, now] = states.map(state => aspectsOf(state.mesh.route(witness), state));
      expect(differingAspects(old, now)).toEqual(differing);
    }
  }), { numRuns: runs(PAIRS / 4), endOnFailure: true });
});

test('equal states have an empty plan, and the same input gives the same plan', () => {
  fc.assert(fc.property(PAIR, drawn => {
    const [before, after] = pairOf(drawn);
    expect(planOf(before, before)).toEqual({ changes: [], classes: [], steps: [], hazards: [], isSafe: true });
    const shown = () => JSON.stringify(planOf(before, after).steps.map(step => step.map(({ kind, object }) => [kind, object.body])));
    expect(shown()).toBe(shown());
  }), { numRuns: runs(PAIRS / 6) });
});
