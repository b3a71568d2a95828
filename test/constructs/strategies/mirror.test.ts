import { App, Chart } from 'cdk8s';
import { GatewayRoute, MeshGateway, MeshPort, MeshService, MeshWorkload, Mirror, Percent, type MirrorProps } from 'cdk8s-istio';
import { find, parsed } from '../../support/manifests';

interface Copies {
  readonly name: string;
  readonly mirrors?: object[];
}

function service(app: App, namespace: string | undefined, name: string, ports: number[]): MeshService {
  const id = namespace ?? 'plain';
  const chart = app.node.tryFindChild(id) as Chart | undefined ?? new Chart(app, id, { namespace });
  const made = new MeshService(chart, name, { name, stable: 'v1', ports: ports.map(port => MeshPort.http(port, { name: `http-${port}` })) });
  for (const version of ['v1', 'v2']) made.addVersion(version, MeshWorkload.external());
  return made;
}

/** What `cart` copies to a version of `shadow`: in the mesh, and at a gateway in a third namespace. */
function copies(namespaces: [string | undefined, string | undefined], more: Partial<MirrorProps> = {}): (object[] | undefined)[] {
  const app = new App();
  const cart = service(app, namespaces[0], 'cart', [80]);
  const shadow = service(app, namespaces[1], 'shadow', [9080, 9081]);
  new Mirror(Chart.of(cart), 'Mirror', { of: cart, to: shadow.version('v1'), toPort: 9081, share: Percent.of(5), ...more });
  const outside = namespaces[0] === undefined ? Chart.of(cart) : new Chart(app, 'edge', { namespace: 'edge' });
  new GatewayRoute(outside, 'Outside', { service: cart, gateway: new MeshGateway(outside, 'Edge', { name: 'edge', hosts: ['a.com'] }) });
  const manifests = parsed(app.synthYaml());
  return ['cart', 'edge-a.com'].flatMap(name => (find(manifests, 'VirtualService', name).spec as { http: Copies[] }).http.map(({ mirrors }) => mirrors));
}

const to = (host: string, port: number, subset: string) => [{ destination: { host, subset, port: { number: port } }, percentage: { value: 5 } }];

describe('copies for another service', () => {
  test.each<[string, [string | undefined, string | undefined], string]>([
    ['in another namespace', ['front', 'back'], 'shadow.back.svc.cluster.local'],
    ['in the same namespace', ['front', 'front'], 'shadow.front.svc.cluster.local'],
    ['where there are no namespaces', [undefined, undefined], 'shadow'],
  ])('go to its name and its port, inside the mesh and at a gateway: %s', (_, namespaces, host) => {
    expect(copies(namespaces)).toEqual([to(host, 9081, 'v1'), to(host, 9081, 'v1')]);
  });

  test('go to the stable version as well: it answers other requests', () => {
    expect(() => copies(['front', 'back'])).not.toThrow();
  });

  test('fail where only one of the two has a namespace', () => {
    expect(() => copies(['front', undefined])).toThrow('CDI210');
  });

  test('of one version of each of two services are two mirrors', () => {
    const app = new App();
    const [cart, shadow] = [service(app, 'shop', 'cart', [80]), service(app, 'shop', 'shadow', [80])];
    new Mirror(Chart.of(cart), 'A', { to: cart.version('v2'), share: Percent.of(5) });
    new Mirror(Chart.of(cart), 'B', { of: cart, to: shadow.version('v2'), share: Percent.of(5) });
    const { http } = find(parsed(app.synthYaml()), 'VirtualService', 'cart').spec as { http: Copies[] };
    expect(http[0].mirrors).toEqual([...to('cart', 80, 'v2'), ...to('shadow.shop.svc.cluster.local', 80, 'v2')]);
  });
});

describe('copies for a version of the same service', () => {
  test('go to another port of it, if one is named', () => {
    const app = new App();
    const cart = service(app, 'shop', 'cart', [80, 81]);
    new Mirror(Chart.of(cart), 'Mirror', { to: cart.version('v2'), toPort: 81, share: Percent.of(5) });
    const { http } = find(parsed(app.synthYaml()), 'VirtualService', 'cart').spec as { http: Copies[] };
    expect(http.map(({ mirrors }) => mirrors)).toEqual([to('cart', 81, 'v2'), to('cart', 81, 'v2')]);
  });
});
