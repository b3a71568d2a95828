import { Context } from '../../../src/analysis/checks/index/context';
import { readText } from '../../../src/analysis/reader/read-text';

const RULES = ['retries', 'fault', 'none'].map((field, index) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${field} }
spec: { hosts: [h${index}], http: [{ ${field}: {}, route: [{ destination: { host: h } }] }] }`).join('\n---');

const context = new Context(readText(RULES, 'rules.yaml'));
const having = (...names: string[]) => context.having('VirtualService', names).map(({ object }) => object.name);

describe('objects by the names of their fields', () => {
  test('are those that have the field, however deep', () => {
    expect(having('retries')).toEqual(['retries']);
    expect(having('destination')).toEqual(['retries', 'fault', 'none']);
  });

  test('with several names are those that have any of them, in order and once', () => {
    expect(having('fault', 'retries', 'hosts')).toEqual(['retries', 'fault', 'none']);
    expect(having('fault', 'retries')).toEqual(['retries', 'fault']);
  });

  test('are none where nobody has the field, or where there is no such kind', () => {
    expect(having('mirrors')).toEqual([]);
    expect(having('0', 'length')).toEqual([]);
    expect(context.having('Gateway', ['servers'])).toEqual([]);
  });

  test('may be nested deeper than any stack', () => {
    const deep = readText(`{"apiVersion":"networking.istio.io/v1","kind":"VirtualService","metadata":{"name":"deep"},"spec":{"hosts":${'['.repeat(50_000)}{"at":1}${']'.repeat(50_000)}}}`, 'deep.json');
    expect(new Context(deep).having('VirtualService', ['at'])).toHaveLength(deep.objects.length);
  });
});
