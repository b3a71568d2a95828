import * as fc from 'fast-check';
import { checked } from '../../../src/analysis/checks/check';
import { checkedIn } from '../../../src/analysis/checks/check-worlds';
import { identity } from '../../../src/analysis/checks/objects/subject';
import type { Finding } from '../../../src/analysis/model/finding';
import type { ManifestObject, Manifests } from '../../../src/analysis/model/manifest';
import { Kustomizations } from '../../../src/analysis/worlds/kustomized';
import type { Worlds } from '../../../src/analysis/worlds/world';
import { worldsOf } from '../../../src/analysis/worlds/worlds';
import { manifestSets } from '../../conformance/support/manifest-sets';
import { runs, SEED } from '../../support/runs';
import { manifestsIn } from '../support/manifests';

const FOLDERS = ['.', 'a', 'a/b', 'a/c', 'd/e/f', '..', '/g/h'];

/** Objects without copies. */
const sets = manifestSets('valid').map(bodies => [...new Map(manifestsIn(bodies).objects.map(object => [identity(object), object])).values()]);
const worldsWithout = (objects: readonly ManifestObject[]): Worlds => worldsOf({ objects, unreadable: [] }, new Kustomizations([]));
/** The objects in files of their own; each is a document of its own. */
const inFolder = (objects: readonly ManifestObject[], folderOf: (at: number) => string): ManifestObject[] =>
  objects.map((object, at) => ({ ...object, body: { ...object.body }, place: { file: `${folderOf(at)}/${at}.yaml`, line: 1 } }));
const textsOf = (findings: readonly Finding[]): string[] => findings.map(({ code, object, path, message }) => [object.place.file, code, path.join('.'), message].join(' ')).sort();
const alone = (objects: readonly ManifestObject[]): Manifests => ({ objects, unreadable: [] });

describe('worlds', () => {
  test('change nothing where nothing is written twice, in whatever folders it is', () => {
    fc.assert(fc.property(sets, fc.infiniteStream(fc.constantFrom(...FOLDERS)), (objects, folders) => {
      const placed = inFolder(objects, () => folders.next().value);
      expect(checkedIn(worldsWithout(placed)).findings).toEqual(checked(alone(placed)).findings);
    }), { numRuns: runs(60), seed: SEED });
  });

  test('say of copies in two folders what is said of each alone', () => {
    fc.assert(fc.property(sets.filter(objects => objects.some(({ kind }) => kind === 'Service')), objects => {
      const [one, other] = ['one', 'x/other'].map(name => inFolder(objects, () => name));
      const each = [one, other].flatMap(copy => textsOf(checked(alone(copy)).findings)).sort();
      expect(textsOf(checkedIn(worldsWithout([...one, ...other])).findings)).toEqual(each);
    }), { numRuns: runs(60), seed: SEED });
  });

  test('have every object', () => {
    fc.assert(fc.property(manifestSets('valid'), fc.infiniteStream(fc.constantFrom(...FOLDERS)), (bodies, folders) => {
      const objects = inFolder(manifestsIn([...bodies, ...bodies]).objects, () => folders.next().value);
      const found = new Set(worldsWithout(objects).all.flatMap(({ members }) => members.map(({ object }) => object)));
      expect(objects.filter(object => !found.has(object))).toEqual([]);
    }), { numRuns: runs(60), seed: SEED });
  });
});
