import * as path from 'node:path';
import { ran, ROOT, scratch } from './support';

const files = scratch();
const SET = [
  'apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }',
  'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: shop }\nspec: { hosts: [web], http: [{ route: [{ destination: { host: pay } }] }] }',
].join('\n---\n');
const PAY = '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Service","metadata":{"name":"pay","namespace":"shop"},"spec":{"ports":[{"name":"http","port":80}]}}]}';

describe('what is outside of the manifests', () => {
  test('is said by a snapshot or by names, to check and to route', () => {
    const set = files.written('set.yaml', SET);
    expect(ran('check', set)).toMatchObject({ code: 1, out: expect.stringContaining('error MAN501 (IST0101, KIA1101) VirtualService shop/web') });
    for (const known of [['--with', files.written('pay.json', PAY)], ['--known-service', 'pay.shop'], ['--known-service=pay.shop:80']]) {
      expect(ran('check', set, ...known)).toMatchObject({ code: 0, out: '2 objects, nothing found\n' });
      const { out } = ran('route', set, '-n', 'shop', '--host', 'web', '--json', ...known);
      expect(JSON.parse(out).destinations[0]).toMatchObject({ host: 'pay.shop.svc.cluster.local', port: 80 });
    }
  });

  test('is in the domain of the cluster', () => {
    const set = files.written('full.yaml', SET.replace('host: pay', 'host: web.shop.svc.corp.local'));
    expect(ran('check', set).out).toContain("hint: all full names end with '.svc.corp.local', and none with '.svc.cluster.local': --cluster-domain corp.local?\n");
    expect(ran('check', set, '--cluster-domain', 'corp.local')).toMatchObject({ code: 0, out: '2 objects, nothing found\n' });
    expect(ran('route', set, '--host', 'web.shop', '--cluster-domain', 'corp.local').out).toContain('web.shop.svc.corp.local:80');
  });

  test.each([
    [['--known-service', 'pay_shop'], "'pay_shop' is no service: write reviews.bookinfo, reviews.bookinfo:9080,9081 or api.example.com:443."],
    [['--known-service', 'pay.shop:http'], "'http' are no ports: write whole numbers from 1 to 65535, with commas between them."],
    [['--known-gateway', 'door'], "'door' are no pods of a gateway: write their labels, as in istio=eastwestgateway or istio=ingress@istio-ingress."],
    [['--known-gateway', 'istio=door@A'], "'A' is no namespace: write it as in istio=ingress@istio-ingress."],
    [['--cluster-domain', 'svc.corp.local'], "'svc.corp.local' begins with svc: write 'corp.local', the part after it."],
    [['--with', path.join(ROOT, 'none.yaml')], 'there is no such file; run '],
  ])('fails where it is said as %p', (words, said) => {
    const set = files.written('set.yaml', SET);
    for (const command of [['check', set], ['route', set, '--host', 'web']]) expect(ran(...command, ...words)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });

  test('fails where a snapshot is a table', () => {
    const table = files.written('table.yaml', 'NAME   TYPE   CLUSTER-IP\npay    ClusterIP   10.0.0.1\n');
    expect(ran('check', files.written('set.yaml', SET), '--with', table)).toMatchObject({ code: 2, err: expect.stringMatching(/table\.yaml' is a table, .*: run 'kubectl get .* -o yaml > /) });
  });
});

describe('a hint', () => {
  const service = (name: string, namespace = '') => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}${namespace} }\nspec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }`;
  const rules = (...hosts: string[]) => hosts.map((host, at) =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: to-${at} }\nspec: { hosts: [h${at}.example.com], http: [{ route: [{ destination: { host: ${host} } }] }] }`);
  const hintsFor = (...documents: string[]): string[] => (JSON.parse(ran('check', '--json', files.written('hints.yaml', documents.join('\n---\n'))).out) as { hints: string[] }).hints;
  const full = (name: string, domain = 'cluster.local') => `${name}.action.svc.${domain}`;

  test('asks for the namespace in which most services without one are looked for', () => {
    expect(hintsFor(service('a'), ...rules(full('a')))).toEqual(["'default', where no namespace is written, has the service 'a', which is looked for in 'action': -n action?"]);
    expect(hintsFor(service('a'), service('b'), service('c'), ...rules('c.other.svc.cluster.local', full('a'), full('b'), full('b'))))
      .toEqual(["'default', where no namespace is written, has 2 services, which are looked for in 'action': -n action?"]);
  });

  test('asks for nothing where namespaces are written, or the services are there, or others are looked for', () => {
    expect(hintsFor(service('a', ', namespace: shop'), ...rules(full('a')))).toEqual([]);
    expect(hintsFor(service('a'), service('a', ', namespace: action'), ...rules(full('a')))).toEqual([]);
    expect(hintsFor(service('a'), ...rules(full('b'), 'a'))).toEqual([]);
  });

  test('asks for the domain that all full names have', () => {
    const domains = (...all: string[]) => hintsFor(...rules(...all.map(domain => full('a', domain))));
    expect(domains('corp.local')).toEqual([expect.stringMatching(/--cluster-domain corp\.local\?$/)]);
    expect([domains('corp.local', 'cluster.local'), domains('corp.local', 'other.local'), domains('clusterset.local'), domains('cluster.local')]).toEqual([[], [], [], []]);
  });
});
