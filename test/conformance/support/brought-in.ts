import type { Applied } from './api-server';
import { identity, type Inventory } from './inventory';
import type { Caller } from './istiod-answers';
import { LiveMesh } from './live-mesh';
import { Load } from './load';
import { Tally } from './tally';
import { changesIn, momentsOf } from '../../support/applying';
import type { Manifest } from '../../support/manifests';

/** What came of bringing something in. */
export interface BroughtIn {
  /** What became of all requests, from before the first object until after the last. */
  readonly tally: Tally;
  /** What makes pods and has been changed. */
  readonly restarted: readonly string[];
}

const FROM: Caller = { kind: 'sidecar', namespace: 'shop', labels: { app: 'caller' } };

/** Clients that never stop, and the requests of a moment. */
const CLIENTS = 3;
const REQUESTS = 100;

/** A proxy without a firewall's help cannot listen for a headless Service: its addresses are those of the pods. */
const isHeadless = ({ spec }: Manifest): boolean => spec?.clusterIP === 'None';

const yamlOf = (objects: readonly Manifest[]): string =>
  objects.filter(object => !isHeadless(object)).map(object => JSON.stringify(object)).join('\n---\n');

/** Applies a commit over what runs: to a mesh under load, moment by moment, and to an API server, which tells what changed. */
export async function bringIn(inventory: Inventory, before: readonly Manifest[], after: readonly Manifest[]): Promise<BroughtIn> {
  await inventory.apply(before, 'baseline');
  const tally = await underLoad(before, after);
  const applied = await inventory.apply(after, 'baseline');
  return { tally, restarted: restartedIn(applied) };
}

/** What makes pods and is no longer as it ran: the API server counts another generation of it. */
function restartedIn(applied: readonly Applied[]): string[] {
  const changed = applied.filter(({ object: { spec, metadata } }) => spec?.template !== undefined && metadata.generation !== 1);
  return changed.map(({ object }) => identity(object));
}

async function underLoad(before: readonly Manifest[], after: readonly Manifest[]): Promise<Tally> {
  const [first, ...others] = changesIn(momentsOf(before, after));
  const mesh = await LiveMesh.start(yamlOf(first.objects), [FROM]);
  const load = new Load(Array.from({ length: CLIENTS }, () => ({ who: 'anybody', shot: mesh.shot({ from: FROM, host: 'legacy', port: 80 }) })));
  try {
    const tallies: Tally[] = [];
    for (const { objects } of [first, ...others]) {
      if (objects !== first.objects) await mesh.apply(yamlOf(objects));
      await load.reach(REQUESTS);
      tallies.push(...(await load.next()).values());
    }
    return Tally.sum(tallies);
  } finally {
    await load.stop();
    await mesh.stop();
  }
}
