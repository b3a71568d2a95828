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
    const [{ destinations }] = await istiod.route(yaml, [{ from: { kind: 'sidecar', namespace: 'shop', labels: {} }, host, port: 80, path: '/', method: 'GET', headers: {} }]);
    expect(destinations.map(one => one.state)).toEqual([known]);
  });
});
