import { ApiObject, App, Chart } from 'cdk8s';
import { readCdk8s } from '../../src/analysis/cdk8s';

test('the objects of an app are those of its charts', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { port: 80 } });
  new ApiObject(new Chart(app, 'other'), 'b', { apiVersion: 'v1', kind: '', metadata: { name: 'b' } });
  const { objects, unreadable } = readCdk8s(app);
  expect(objects.map(({ namespace, name, spec, place }) => ({ namespace, name, spec, place }))).toEqual([
    { namespace: 'shop', name: 'a', spec: { port: 80 }, place: { file: 'shop', line: 1 } },
  ]);
  expect(objects[0].lineOf(['spec'])).toBe(1);
  expect(unreadable).toEqual([{ file: 'other', line: 1, problem: "it has no 'kind'" }]);
  expect(readCdk8s(chart, { namespace: 'z' }).objects).toHaveLength(1);
});
