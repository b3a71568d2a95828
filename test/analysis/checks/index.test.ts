import { serviceOf } from '../../../src/analysis/checks/index/hosts';
import { Labelled, Selecting } from '../../../src/analysis/checks/index/label-index';
import { Field } from '../../../src/analysis/checks/objects/field';

describe('things with labels', () => {
  const all = [{ a: '1', b: '1' }, { a: '1', b: '2' }, { a: '2', b: '2', c: '1' }, {}];
  const labelled = new Labelled(all.map((labels, index) => ({ labels: labels as Record<string, string>, item: index })));

  test.each<[Record<string, string>, number[]]>([
    [{}, [0, 1, 2, 3]], [{ a: '1' }, [0, 1]], [{ a: '1', b: '2' }, [1]], [{ b: '2', a: '1' }, [1]], [{ b: '2', c: '1' }, [2]], [{ a: '1', c: '1' }, []], [{ d: '1' }, []],
  ])('are selected by %j', (selector, expected) => {
    expect(labelled.selectedBy(selector)).toEqual(expected);
    expect(labelled.hasSelectedBy(selector)).toBe(expected.length > 0);
  });
});

describe('things with selectors', () => {
  const all = [{ a: '1' }, { a: '1', b: '1' }, { a: '1', b: '2' }, {}, { c: '1' }, { a: '1' }];
  const selecting = new Selecting(all.map((selector, index) => ({ selector: selector as Record<string, string>, item: index })));

  test.each<[Record<string, string>, number[]]>([
    [{}, [3]], [{ a: '1' }, [0, 3, 5]], [{ a: '1', b: '1' }, [0, 1, 3, 5]], [{ b: '2' }, [3]], [{ c: '1', a: '1', b: '2' }, [0, 2, 3, 4, 5]], [{ d: '1' }, [3]],
  ])('select %j', (labels, expected) => expect(selecting.of(labels).sort()).toEqual(expected));
});

test.each([
  ['reviews', 'shop/reviews'], ['a.b.svc.cluster.local', 'b/a'], ['a.b.c.svc.cluster.local', 'c/a.b'], ['a.svc.cluster.local', 'shop/a.svc.cluster.local'], ['a.com', 'shop/a.com'],
  ['a..svc.cluster.local', 'shop/a..svc.cluster.local'], ['a.b.svc.corp.local', 'shop/a.b.svc.corp.local'],
])('the host %s in shop is that of the service %s', (host, service) => expect(serviceOf(host, 'shop', 'cluster.local')).toBe(service));

describe('a field', () => {
  const field = new Field({ text: 'a', number: 0, null: null, list: ['a', 1, null, 'b'], labels: { a: 'x', b: 1, c: null, d: 'y' }, map: { a: 'x' } });

  test('is there where it is written, even as null', () => {
    expect(['text', 'number', 'null', 'list', 'other', 'toString'].map(name => field.has(name))).toEqual([true, true, true, true, false, false]);
    expect(['length', '0', 'at'].flatMap(name => [field.get('list').has(name), field.get('text').has(name), field.get('null').has(name), field.get('other').has(name)])).not.toContain(true);
    expect(new Field({ a: undefined }).has('a')).toBe(false);
  });

  test('gives the strings of a list and of a map, and leaves out what is none', () => {
    expect([field.get('list').texts, field.get('text').texts]).toEqual([['a', 'b'], []]);
    expect([field.get('labels').labels, field.get('map').labels, field.get('list').labels]).toEqual([{ a: 'x', d: 'y' }, { a: 'x' }, {}]);
  });
});
