import { check } from '../../../src/analysis/checks/check';
import { serviceEntry } from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

const found = (yaml: string): string[] => check(manifestsOf(yaml)).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
const codesIn = (yaml: string): string[] => check(manifestsOf(yaml)).map(({ code }) => code);

describe('an endpoint of a ServiceEntry', () => {
  const PORTS = 'ports: [{ number: 443, name: tls, protocol: TLS }]';
  const entry = (resolution: string, endpoint: string, ports = PORTS) => serviceEntry(`{ hosts: [api.example.com], ${ports}, resolution: ${resolution}, endpoints: [{ address: 10.0.0.9 }, { ${endpoint} }] }`);
  const at = 'spec.endpoints.1';

  test.each([
    ['STATIC', 'address: 10.0.0.1', []],
    ['STATIC', 'address: "::1", ports: { tls: 65535 }, labels: { app: a }', []],
    ['STATIC', 'address: api.internal', [`MAN407 ${at}.address: 'api.internal' is not an address`]],
    ['STATIC', 'address: ""', [`MAN407 ${at}.address: an endpoint has no address`]],
    ['STATIC', 'network: other', [`MAN409 ${at}: an endpoint of the network 'other' has no address`]],
    ['STATIC', 'network: other, ports: { x: 80 }', [`MAN409 ${at}: an endpoint of the network 'other' has no address`, `MAN408 ${at}.ports.x: the ServiceEntry has no port 'x'`]],
    ['STATIC', 'address: 10.0.0.1, ports: { tls: 0 }', [`MAN007 ${at}.ports.tls: 0 is not a port`]],
    ['STATIC', 'address: 10.0.0.1, labels: { app: a b }', [`MAN024 ${at}.labels.app: 'a b' is not a value of a label`]],
    ['STATIC', 'address: unix:///a', []],
    ['STATIC', 'address: unix://@a', []],
    ['STATIC', 'address: unix:///a/', [`MAN007 ${at}.address: 'unix:///a/' is a folder`]],
    ['STATIC', 'address: unix://a', [`MAN007 ${at}.address: 'unix://a' is neither an absolute path nor abstract`]],
    ['DNS', 'address: api.internal', []],
    ['DNS', 'address: 10.0.0.1', []],
    ['DNS', 'address: "*.internal"', [`MAN407 ${at}.address: '*.internal' is neither an address nor a host`]],
    ['DNS', 'address: api.internal, ports: { x: 80 }', [`MAN408 ${at}.ports.x: the ServiceEntry has no port 'x'`]],
    ['DNS', 'address: api.internal, labels: { app: a b }', [`MAN024 ${at}.labels.app: 'a b' is not a value of a label`]],
    ['DNS_ROUND_ROBIN', 'address: 10.0.0.1', ['MAN007 spec: DNS_ROUND_ROBIN has more than one endpoint']],
    ['NONE', 'address: 10.0.0.1', ['MAN007 spec: it has endpoints, which the resolution NONE has not']],
  ])('with %s may be { %s }: %j', (resolution, endpoint, expected) => expect(found(entry(resolution, endpoint))).toEqual(expected));

  test('at a socket is behind one port', () => {
    const two = 'ports: [{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }]';
    expect(found(entry('STATIC', 'address: unix:///a', two))).toEqual([`MAN408 ${at}.address: a socket is behind 2 ports`]);
    expect(codesIn(entry('STATIC', 'address: unix:///a, ports: { tls: 443 }'))).toEqual(['MAN007']);
  });
});

describe('a text of a ServiceEntry', () => {
  const HOSTS = 'hosts: [api.example.com], resolution: STATIC';
  const PORT = 'ports: [{ number: 443, name: tls, protocol: TLS }]';
  const many = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, index) => write(index)).join(', ');
  const inEndpoint = (fields: string) => `{ ${HOSTS}, ${PORT}, endpoints: [{ address: 10.0.0.1, ${fields} }] }`;

  test.each<[string, number, (length: number) => string]>([
    ['hosts', 256, length => `{ ${PORT}, resolution: NONE, hosts: [${many(length, index => `h${index}.example.com`)}] }`],
    ['addresses', 256, length => `{ ${HOSTS}, ${PORT}, addresses: [${many(length, index => `10.0.${Math.floor(index / 256)}.${index % 256}`)}] }`],
    ['addresses.0', 64, length => `{ ${HOSTS}, ${PORT}, addresses: [${'a'.repeat(length)}] }`],
    ['ports', 256, length => `{ ${HOSTS}, ports: [${many(length, index => `{ number: ${index + 1}, name: p${index}, protocol: TLS }`)}] }`],
    ['ports.0.name', 256, length => `{ ${HOSTS}, ports: [{ number: 443, name: ${'a'.repeat(length)}, protocol: TLS }] }`],
    ['ports.0.protocol', 256, length => `{ ${HOSTS}, ports: [{ number: 443, name: tls, protocol: ${'a'.repeat(length)} }] }`],
    ['endpoints', 4096, length => `{ ${HOSTS}, ${PORT}, endpoints: [${many(length, () => '{ address: 10.0.0.1 }')}] }`],
    ['endpoints.0.address', 256, length => `{ ${HOSTS}, ${PORT}, endpoints: [{ address: ${'a'.repeat(length)} }] }`],
    ['endpoints.0.locality', 2048, length => inEndpoint(`locality: ${'a'.repeat(length)}`)],
    ['endpoints.0.network', 2048, length => inEndpoint(`network: ${'a'.repeat(length)}`)],
    ['endpoints.0.serviceAccount', 253, length => inEndpoint(`serviceAccount: ${'a'.repeat(length)}`)],
    ['endpoints.0.labels', 256, length => inEndpoint(`labels: { ${many(length, index => `l${index}: a`)} }`)],
    ['endpoints.0.ports', 128, length => inEndpoint(`ports: { ${many(length, index => `p${index}: 80`)} }`)],
    ['workloadSelector.labels', 256, length => `{ ${HOSTS}, ${PORT}, workloadSelector: { labels: { ${many(length, index => `l${index}: a`)} } } }`],
    ['workloadSelector.labels.app', 63, length => `{ ${HOSTS}, ${PORT}, workloadSelector: { labels: { app: ${'a'.repeat(length)} } } }`],
  ])('or list in %s has a limit of %i', (path, longest, write) => {
    const limited = (length: number) => check(manifestsOf(serviceEntry(write(length)))).filter(({ code }) => code === 'MAN006').map(one => `${one.path.join('.')}: ${one.message}`);
    expect(limited(longest)).toEqual([]);
    expect(limited(longest + 1)).toEqual([expect.stringMatching(new RegExp(`^spec\\.${path}: expected at most ${longest} \\w+, got ${longest + 1}$`)) as string]);
  });

  test('is measured in characters, not in halves of them', () => {
    const codesOf = (length: number) => codesIn(serviceEntry(inEndpoint(`network: "${'😀'.repeat(length)}"`)));
    expect([codesOf(2048), codesOf(2049)]).toEqual([[], ['MAN006']]);
  });

  test('has ports by names of at most 62 characters', () => {
    const codesOf = (name: string) => codesIn(serviceEntry(inEndpoint(`ports: { ${name}: 80 }`))).filter(code => code === 'MAN007');
    expect([codesOf('a'.repeat(62)), codesOf('a'.repeat(63)), codesOf('a_b'), codesOf('-a')]).toEqual([[], ['MAN007'], ['MAN007'], ['MAN007']]);
  });

  test.each([
    ['[443, 443]', 'spec.ports: the port 443 is there twice'], ['[443, 80]', undefined], ['[80, 443, 80]', 'spec.ports: the port 80 is there twice'],
  ])('has the ports %s', (numbers, problem) => {
    const ports = (JSON.parse(numbers) as number[]).map((number, index) => `{ number: ${number}, name: p${index}, protocol: TLS }`);
    expect(found(serviceEntry(`{ ${HOSTS}, ports: [${ports.join(', ')}] }`)).filter(line => line.startsWith('MAN007'))).toEqual(problem === undefined ? [] : [`MAN007 ${problem}`]);
  });
});
