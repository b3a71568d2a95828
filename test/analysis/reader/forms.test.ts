import { readText } from '../../../src/analysis/reader/read-text';

const read = (text: string) => readText(text, 'a.yaml');
const named = (name: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n`;

describe('a text', () => {
  test('may be several put together, each with its byte order mark', () => {
    const { objects, unreadable } = read(`\uFEFF${named('a')}\uFEFF---\n${named('b')}---\n\uFEFF${named('c')}`);
    expect(unreadable).toEqual([]);
    expect(objects.map(({ name, place, lineOf }) => `${name} ${place.line} ${lineOf(['metadata', 'name'])}`)).toEqual(['a 1 4', 'b 6 9', 'c 11 14']);
  });

  test('may be JSON objects, one a line or each on several', () => {
    const json = (name: string) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name } });
    const lines = ['a', 'b', 'c'].map(name => JSON.stringify(json(name))).join('\n');
    const [inLines, onSeveral] = [read(`${lines}\n`), read([json('a'), json('b')].map(one => JSON.stringify(one, undefined, 2)).join('\n\n'))];
    expect(inLines.objects.map(({ name, place }) => `${name} ${place.line}`)).toEqual(['a 1', 'b 2', 'c 3']);
    expect(onSeveral.objects.map(({ name, place, lineOf }) => `${name} ${place.line} ${lineOf(['metadata', 'name'])}`)).toEqual(['a 1 5', 'b 9 13']);
    expect([...inLines.unreadable, ...onSeveral.unreadable]).toEqual([]);
    const behind = read(`${named('x')}---\r\n${lines.replaceAll('\n', '\r\n')}\r\n---\n${named('z')}`);
    expect(behind.objects.map(({ name, place }) => `${name} ${place.line}`)).toEqual(['x 1', 'a 6', 'b 7', 'c 8', 'z 10']);
  });

  test('of JSON objects loses no more than the line that is broken', () => {
    const { objects, unreadable } = read('{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"}}\n{"apiVersion": }}\n{"apiVersion":"v1","kind":"Service","metadata":{"name":"b"}}');
    expect(objects.map(({ name, place }) => `${name} ${place.line}`)).toEqual(['a 1', 'b 3']);
    expect(unreadable).toEqual([{ file: 'a.yaml', line: 2, problem: expect.stringMatching(/^this is not YAML/) as string }]);
  });

  test('may be a list of lists', () => {
    const item = (name: string) => `{ apiVersion: v1, kind: Service, metadata: { name: ${name} } }`;
    const { objects, unreadable } = read(`apiVersion: v1
kind: List
items:
- ${item('a')}
- apiVersion: v1
  kind: ServiceList
  items:
  - ${item('b')}
  - { apiVersion: v1, kind: List, items: [
      ${item('c')}, 5 ] }
- apiVersion: v1
  kind: List
  items: []
`);
    expect(objects.map(({ name, place, lineOf }) => `${name} ${place.line} ${lineOf(['metadata', 'name'])}`)).toEqual(['a 4 4', 'b 8 8', 'c 10 10']);
    expect(unreadable).toEqual([{ file: 'a.yaml', line: 10, problem: "this is '5', not an object" }]);
  });

  test('may not be a plain list of objects, which kubectl refuses too', () => {
    const [object] = ['{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"}}'];
    expect(read(`[${object}, ${object}]`)).toEqual({ objects: [], unreadable: [{ file: 'a.yaml', line: 1, problem: 'this is a list, not an object' }] });
  });
});
