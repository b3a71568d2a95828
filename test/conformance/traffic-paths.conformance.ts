import { meshOf } from './support/example-mesh';
import { Client } from './support/load';
import { NORMALIZED } from '../analysis/support/paths';

test('Envoy passes paths on as the simulator compares them', async () => {
  const mesh = await meshOf('release/01-steady');
  const client = new Client();
  try {
    const passedOn: [string, string | undefined][] = [];
    for (const [path] of [...NORMALIZED, ['/a?x=/../b'], ['/a/..?x=%61']]) {
      const { path: seen } = await client.send(mesh.shot({ from: { kind: 'sidecar', namespace: 'bookinfo' }, host: 'reviews', port: 9080, path }));
      passedOn.push([path, seen]);
    }
    expect(passedOn).toEqual([...NORMALIZED, ['/a?x=/../b', '/a?x=/../b'], ['/a/..?x=%61', '/?x=%61']]);
  } finally {
    client.close();
    await mesh.stop();
  }
});
