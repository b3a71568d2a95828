import { type EndpointCase, GIVEN, JUDGED, OTHER_KINDS } from './endpoint-cases';
import { deployment, object, request, routed, service } from '../meshes';

const found = ({ objects, host }: EndpointCase) => routed(objects, request(host)).destinations.map(({ state }) => state);

describe.each([['an endpoint', JUDGED], ['a pod of a kind', OTHER_KINDS], ['a label that is given', GIVEN]])('%s', (_, cases) => {
  test.each(cases.map(one => [one.name, one.state, one] as const))('is %s: %s', (__, state, one) => expect(found(one)).toEqual([state]));
});

describe('the reason', () => {
  const why = (objects: readonly object[]) => routed(objects, request('c')).why.at(-1);
  const open = service('shop/c', { selector: undefined });
  const caseOf = (name: string) => JUDGED.find(one => one.name === name)?.objects ?? [];

  test('names what is not written', () => {
    expect(why([open])).toBe("the Service of 'c.shop.svc.cluster.local' has no selector, and its endpoints are not written here: who answers is unknown");
  });

  test('names what is for the cluster to say', () => {
    expect(why(caseOf('the cluster'))).toBe("it depends on the cluster whether pods of 'c.shop.svc.cluster.local' have topology.istio.io/cluster=Kubernetes,version=v1 of the subset 's'");
  });

  test('names the port without an endpoint', () => {
    expect(why(caseOf('a port of another name'))).toBe("no EndpointSlice of 'c.shop.svc.cluster.local' has an address that is ready at the port 'http': 503 UH");
  });

  test('names the labels that no endpoint has', () => {
    expect(why(caseOf('endpoints with other labels'))).toBe("no endpoint of 'c.shop.svc.cluster.local' has version=v1 of the subset 's': 503 UH");
  });

  test('names the client that chooses', () => {
    expect(why([service('shop/c', { clusterIP: 'None' }), deployment('shop/c')]))
      .toBe("'c.shop.svc.cluster.local' is headless: the client has chosen the pod by the address that it has looked up, and no subset or share changes that");
  });
});

test('a Service of one pod of a StatefulSet has one pod', () => {
  const set = object('StatefulSet', 'shop/q', { replicas: 3, template: { metadata: { labels: { app: 'q' } } } });
  const pods = (selector: object) => routed([service('shop/c', { selector }), set], request('c')).destinations[0].pods;
  expect(pods({ 'statefulset.kubernetes.io/pod-name': 'q-0' })).toEqual([{ labels: { app: 'q' }, count: 1 }]);
  expect(pods({ app: 'q' })).toEqual([{ labels: { app: 'q' }, count: 3 }]);
});
