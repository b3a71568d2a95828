import { readText } from '../../../../src/analysis/reader/read-text';
import { Indexes } from '../../../../src/analysis/routing/indexes';
import { PortTables } from '../../../../src/analysis/routing/sidecar/port-tables';
import { egressListenerAt } from '../../../../src/analysis/routing/sidecar/scope';
import { scopeOf } from '../../../../src/analysis/routing/sidecar/scopes';
import { unknownConnection, unknownHost } from '../../../../src/analysis/routing/sidecar/unknown';
import { service, told, virtualService } from '../meshes';

const from = (namespace: string) => ({ namespace, labels: {} });

const indexesOf = (...objects: object[]) => new Indexes(readText(objects.map(one => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml'));

describe('a scope of sidecars', () => {
  const open = indexesOf(service('shop/a'), virtualService('shop/a', { hosts: ['a'], http: [] }));
  const closed = indexesOf(service('shop/a'), virtualService('shop/a', { hosts: ['a'], http: [], exportTo: ['.'] }));

  test('is one for all namespaces where everything is exported to everyone', () => {
    expect([scopeOf(open, from('shop')).id, scopeOf(open, from('other')).id]).toEqual(['', '']);
  });

  test('is one for each namespace where something is not exported', () => {
    expect([scopeOf(closed, from('shop')).id, scopeOf(closed, from('other')).id]).toEqual(['shop', 'other']);
  });

  test('sees through its listener what is exported to the namespace', () => {
    const seen = (namespace: string) => egressListenerAt(scopeOf(closed, from(namespace)), 80)?.virtualServices.map(({ name }) => name);
    expect([seen('shop'), seen('other')]).toEqual([['a'], []]);
  });
});

describe('a listener of a scope', () => {
  const scope = scopeOf(indexesOf(service('shop/a')), from('shop'));
  const [general] = scope.listeners;
  const own = { ...general, port: 81 };

  test('takes its own port before the listener for all ports', () => {
    const both = { ...scope, listeners: [general, own] };
    expect([80, 81].map(port => egressListenerAt(both, port)?.port)).toEqual([undefined, 81]);
  });

  test('takes no other port than its own', () => {
    const alone = { ...scope, listeners: [own] };
    const tables = new PortTables({ scope: alone, namespace: 'shop', labels: {}, domain: 'cluster.local' });
    expect([80, 81].map(port => tables.at(port) !== undefined)).toEqual([false, true]);
  });
});

describe('what a sidecar does not know', () => {
  test.each(['passed on', 'refused'] as const)('is %s where the scope says so', unknown => {
    expect([unknownConnection({ unknown }), unknownHost({ unknown })].map(told)).toEqual({
      'passed on': ['PassthroughCluster:0', 'PassthroughCluster:0'],
      'refused': ['BlackHoleCluster:0 (no-endpoints)', 'answer 502'],
    }[unknown]);
  });
});
