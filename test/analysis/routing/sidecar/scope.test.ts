import { readText } from '../../../../src/analysis/reader/read-text';
import { Indexes } from '../../../../src/analysis/routing/indexes';
import { PortTables } from '../../../../src/analysis/routing/sidecar/port-tables';
import { egressListenerAt, scopeOf } from '../../../../src/analysis/routing/sidecar/scope';
import { unknownConnection, unknownHost } from '../../../../src/analysis/routing/sidecar/unknown';
import { service, told, virtualService } from '../meshes';

const indexesOf = (...objects: object[]) => new Indexes(readText(objects.map(one => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml'));

describe('a scope of sidecars', () => {
  const open = indexesOf(service('shop/a'), virtualService('shop/a', { hosts: ['a'], http: [] }));
  const closed = indexesOf(service('shop/a'), virtualService('shop/a', { hosts: ['a'], http: [], exportTo: ['.'] }));

  test('is one for all namespaces where everything is exported to everyone', () => {
    expect([scopeOf(open, 'shop').id, scopeOf(open, 'other').id]).toEqual(['', '']);
  });

  test('is one for each namespace where something is not exported', () => {
    expect([scopeOf(closed, 'shop').id, scopeOf(closed, 'other').id]).toEqual(['shop', 'other']);
  });

  test('sees through its listener what is exported to the namespace', () => {
    const seen = (namespace: string) => egressListenerAt(scopeOf(closed, namespace), 80)?.virtualServices.map(({ name }) => name);
    expect([seen('shop'), seen('other')]).toEqual([['a'], []]);
  });
});

describe('a listener of a scope', () => {
  const scope = scopeOf(indexesOf(service('shop/a')), 'shop');
  const [general] = scope.listeners;
  const own = { ...general, port: 81 };

  test('takes its own port before the listener for all ports', () => {
    const both = { ...scope, listeners: [general, own] };
    expect([80, 81].map(port => egressListenerAt(both, port)?.port)).toEqual([undefined, 81]);
  });

  test('takes no other port than its own', () => {
    const alone = { ...scope, listeners: [own] };
    const tables = new PortTables({ scope: alone, namespace: 'shop', labels: {}, aliases: new Map(), domain: 'cluster.local' });
    expect([80, 81].map(port => tables.at(port)?.listener.port)).toEqual([undefined, 81]);
  });
});

describe('what a sidecar does not know', () => {
  test.each(['passed on', 'refused'] as const)('is %s where the scope says so', unknown => {
    expect([unknownConnection({ unknown }), unknownHost({ unknown })].map(told)).toEqual({
      'passed on': ['PassthroughCluster:0', 'PassthroughCluster:0'],
      'refused': ['no route: the sidecar refuses what it does not know', 'answer 502'],
    }[unknown]);
  });
});
