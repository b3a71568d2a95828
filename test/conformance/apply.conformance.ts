import * as fc from 'fast-check';
import { ApiServer, type Applied } from './support/api-server';
import { identity, Inventory } from './support/inventory';
import { podsOf } from './support/pods';
import { SERIES } from './support/series';
import { APPS } from './support/size';
import { exampleOf, expected, NAMES, readIn } from '../examples/outputs';
import { accepted } from '../laws/situations';
import { find, parsed, type Manifest } from '../support/manifests';
import { built } from '../support/programs-built';
import { programs } from '../support/programs-random';

/** Examples whose pods the library did not write and takes as they are, with what these pods lack. */
const NOT_RESTRICTED = [
  {
    name: 'bring-your-own',
    why: 'because cdk8s-plus drops no capability and sets no seccomp profile',
    lacks: /violates? PodSecurity "restricted:latest": unrestricted capabilities \(.*\), seccompProfile \(.*\)$/,
  },
];

const RESTRICTED = NAMES.filter(name => NOT_RESTRICTED.every(other => other.name !== name));

/** Ways to say something else about the same services; they have no order among them. */
const ALTERNATIVES = NAMES.filter(name => name.startsWith('bookinfo-variants/'));

const warningsOf = (applied: readonly Applied[]) => applied.flatMap(({ warnings }) => warnings);

/** Every object with its version and its generation. */
const versionsOf = (applied: readonly Applied[]) =>
  Object.fromEntries(applied.map(({ object }) => [identity(object), [object.metadata.resourceVersion, object.metadata.generation]]));

/** What the rules of Istio say, of which the server neither adds nor changes a word. */
const rulesOf = (objects: readonly Manifest[]) =>
  objects.filter(({ apiVersion }) => apiVersion.startsWith('networking.istio.io/')).map(object => [identity(object), object.spec]);

const objectsOf = (applied: readonly Applied[]) => applied.map(({ object }) => object);

/** The objects of a commit that the commit before has word for word. */
function unchanged(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const had = new Map(before.map(object => [identity(object), JSON.stringify(object)]));
  return after.filter(object => had.get(identity(object)) === JSON.stringify(object)).map(identity);
}

describe('an API server that judges', () => {
  let server: ApiServer;
  let inventory: Inventory;
  beforeAll(async () => {
    server = await ApiServer.start();
    inventory = new Inventory(server);
  });
  afterEach(() => inventory.clear());
  afterAll(() => server.stop());

  describe('every example', () => {
    test.each(RESTRICTED)('%s is applied document by document, without a warning', async name => {
      expect(warningsOf(await inventory.apply(expected(name)))).toEqual([]);
    });

    test.each(NAMES)('%s changes nothing when it is applied again', async name => {
      const before = versionsOf(await inventory.apply(expected(name)));
      expect(versionsOf(await inventory.apply(expected(name)))).toEqual(before);
    });

    test.each(RESTRICTED.filter(name => podsOf(expected(name)).length > 0))('%s has pods that a restricted namespace admits', async name => {
      await inventory.apply(expected(name));
      for (const pod of podsOf(expected(name))) expect((await server.wouldCreate(pod)).warnings).toEqual([]);
    });

    test.each(NOT_RESTRICTED)('$name has pods that are not restricted, $why', async ({ name, lacks }) => {
      const pods = podsOf(expected(name));
      expect(warningsOf(await inventory.apply(expected(name)))).toEqual(pods.map(() => expect.stringMatching(lacks)));
      for (const pod of pods) await expect(server.wouldCreate(pod)).rejects.toThrow(lacks);
    });

    test.each(NOT_RESTRICTED)('$name is applied to a baseline namespace without a warning, and has pods that it admits', async ({ name }) => {
      const pods = podsOf(expected(name));
      expect(warningsOf(await inventory.apply(expected(name), 'baseline'))).toEqual([]);
      for (const pod of pods) expect((await server.wouldCreate(pod)).warnings).toEqual([]);
    });
  });

  describe('commits that follow each other', () => {
    test.each(SERIES)('up to $name: each applies on the one before, and what is gone from it is gone from the cluster', async ({ commits }) => {
      let before: Manifest[] = [];
      for (const commit of commits) {
        const after = expected(commit);
        const applied = await inventory.apply(after);
        expect(warningsOf(applied)).toEqual([]);
        expect(rulesOf(objectsOf(applied))).toEqual(rulesOf(after));
        for (const object of [...before, ...after]) {
          const isKept = after.some(other => identity(other) === identity(object));
          expect([identity(object), await server.get(object) !== undefined]).toEqual([identity(object), isKept]);
        }
        before = after;
      }
    });

    test.each(SERIES)('from $name: each can be taken back, down to the first', async ({ commits }) => {
      for (const commit of commits) await inventory.apply(expected(commit));
      for (const commit of [...commits].reverse()) expect(warningsOf(await inventory.apply(expected(commit)))).toEqual([]);
    });

    test.each(SERIES)('up to $name: each touches what differs in its file and nothing else', async ({ commits }) => {
      let versions = versionsOf(await inventory.apply(expected(commits[0])));
      for (const [at, commit] of commits.slice(1).entries()) {
        const next = versionsOf(await inventory.apply(expected(commit)));
        const kept = unchanged(expected(commits[at]), expected(commit));
        expect(kept.map(key => [key, next[key]])).toEqual(kept.map(key => [key, versions[key]]));
        versions = next;
      }
    });

    test.each(SERIES)('up to $name: none restarts the pods of a version that stays', async ({ commits }) => {
      for (const commit of commits) {
        const applied = await inventory.apply(expected(commit));
        const changed = objectsOf(applied).filter(({ kind, metadata }) => kind === 'Deployment' && metadata.generation !== 1);
        expect(changed.map(identity)).toEqual([]);
      }
    });
  });

  test('alternatives replace each other, and nothing of the one before is left', async () => {
    await inventory.apply(expected('bookinfo'));
    for (const name of [...ALTERNATIVES, 'bookinfo']) {
      // Not by the inventory, which would remove what an alternative does not speak of.
      const applied = await server.apply(expected(name));
      expect(warningsOf(applied)).toEqual([]);
      expect(rulesOf(objectsOf(applied))).toEqual(rulesOf(expected(name)));
    }
  });

  test('rules that were written by hand are replaced in place, and nothing of them is left', async () => {
    const written = await inventory.apply(parsed(readIn(exampleOf('adopt'), 'hand-written.yaml')));
    const replaced = await inventory.apply(expected('adopt'));
    const idsOf = (applied: readonly Applied[]) => objectsOf(applied).map(({ kind, metadata }) => [kind, metadata.uid]);
    expect(idsOf(replaced)).toEqual(idsOf(written));
    expect(warningsOf(replaced)).toEqual([]);
    expect(rulesOf(objectsOf(replaced))).toEqual(rulesOf(expected('adopt')));
  });

  test('the number of replicas that a program leaves out belongs to an autoscaler', async () => {
    const objects = expected('nginx');
    await inventory.apply(objects);
    const deployment = find(objects, 'Deployment', 'service-a-v1');
    await server.apply([{ ...deployment, spec: { replicas: 7 } }], 'autoscaler');
    expect(warningsOf(await inventory.apply(objects))).toEqual([]);
    expect((await server.get(deployment))!.spec).toMatchObject({ replicas: 7 });
  });

  test('random apps are applied without a warning, each in the place of the one before', async () => {
    await fc.assert(fc.asyncProperty(programs('any'), async program => {
      const objects = accepted(() => built(program));
      expect(warningsOf(await inventory.apply(objects))).toEqual([]);
      for (const pod of podsOf(objects)) expect((await server.wouldCreate(pod)).warnings).toEqual([]);
    }), { numRuns: APPS, maxSkipsPerRun: 1 });
  }, (60 + APPS) * 1000);
});
