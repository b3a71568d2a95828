import { sieved, type FilterChain } from '../../../../src/analysis/routing/connections/filter-chains';

const chain = (leadsTo: string, fields: Partial<FilterChain<string>> = {}): FilterChain<string> =>
  ({ sniHosts: [], subnets: [], isForHttp: false, leadsTo, ...fields });
const connection = { address: '10.0.0.1', sni: '', isTls: false, isPlainHttp: false };
const leftOf = (chains: readonly FilterChain<string>[], asked: Partial<typeof connection>) =>
  sieved(chains, { ...connection, ...asked }).map(({ leadsTo }) => leadsTo);

test.each<[string, string[]]>([
  ['10.0.0.1', ['whole']], ['10.0.0.2', ['two']], ['10.0.0.3', ['two']], ['10.0.0.4', ['half']], ['10.127.255.255', ['half']], ['10.128.0.0', ['all']], ['192.168.255.255', ['end']],
  ['192.168.255.256', ['rest']], ['192.168.255', ['rest']], ['192.168.255.-1', ['rest']], ['a.b.c.d', ['rest']], ['::1', ['rest']], ['11.0.0.0', ['rest']], ['9.255.255.255', ['rest']],
])('a connection to %s is for the narrowest range, and else for what asks for none', (address, expected) => expect(leftOf([
  chain('rest'), chain('all', { subnets: ['10.0.0.0/8'] }), chain('half', { subnets: ['10.0.0.0/9'] }), chain('two', { subnets: ['172.16.0.0/12', '10.0.0.2/31'] }),
  chain('whole', { subnets: ['10.0.0.1'] }), chain('end', { subnets: ['192.168.255.0/24'] }),
], { address })).toEqual(expected));

test('a range of everything is narrower than none', () => {
  expect(leftOf([chain('rest'), chain('everything', { subnets: ['0.0.0.0/0'] }), chain('half', { subnets: ['0.0.0.0/1'] })], { address: '200.0.0.1' })).toEqual(['everything']);
  expect(leftOf([chain('everything', { subnets: ['0.0.0.0/0'] }), chain('half', { subnets: ['0.0.0.0/1'] })], {})).toEqual(['half']);
});

test.each<[string, string[]]>([['a.b.com', ['exact']], ['c.b.com', ['near']], ['c.com', ['far']], ['c.org', ['rest', 'star']], ['', ['rest', 'star']]])(
  'a connection that names %p is for the chain with the nearest name', (sni, expected) => expect(leftOf([
    chain('rest'), chain('far', { sniHosts: ['*.com'] }), chain('near', { sniHosts: ['x.org', '*.b.com'] }), chain('exact', { sniHosts: ['a.b.com'] }), chain('star', { sniHosts: ['*'] }),
  ], { sni, isTls: sni !== '' })).toEqual(expected));

describe('where one chain is for HTTP', () => {
  const [http, bytes, named] = [chain('http', { isForHttp: true }), chain('bytes'), chain('named', { sniHosts: ['a.com'] })];

  test.each<[string, FilterChain<string>[], Partial<typeof connection>, string[]]>([
    ['HTTP', [http, bytes], { isPlainHttp: true }, ['http']], ['TLS', [http, bytes], { isTls: true, sni: 'b.com' }, []], ['TLS', [http, bytes, named], { isTls: true, sni: 'b.com' }, ['bytes']],
    ['TLS', [http, bytes, named], { isTls: true, sni: 'a.com' }, ['named']], ['something else', [http, bytes, named], {}, []], ['something else', [bytes], {}, ['bytes']],
  ])('%s goes its way, case %#', (_, chains, asked, expected) => expect(leftOf(chains, asked)).toEqual(expected));
});
