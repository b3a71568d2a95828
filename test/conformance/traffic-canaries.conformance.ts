import { connect } from 'node:http2';
import { VERSION_HEADER } from './support/backends';
import { meshOf } from './support/example-mesh';
import { Figures } from './support/figures';
import type { Request } from './support/istiod-answers';
import type { LiveMesh } from './support/live-mesh';
import { Client, type Shot } from './support/load';
import { outside } from './support/statistics';

/** Requests of each kind; all of them fare alike. */
const REQUESTS = 50;

const figures = new Figures('traffic-canaries');
const client = new Client();
let mesh: LiveMesh | undefined;
afterEach(() => mesh?.stop());
afterAll(() => {
  client.close();
  figures.write();
});

const reviews: Request = { from: { kind: 'sidecar', namespace: 'bookinfo' }, host: 'reviews', port: 9080 };
const gateway: Request['from'] = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };

/** Who answers requests with these headers, in order. */
async function answersTo(request: Request, headers: readonly Request['headers'][]): Promise<object[]> {
  const answers: object[] = [];
  for (const one of headers) answers.push((await client.burst(mesh!.shot({ ...request, headers: one }), REQUESTS)).all);
  return answers;
}

describe('early access', () => {
  test('has a cookie wherever it stands among others, and no cookie that only looks like it', async () => {
    mesh = await meshOf('blue-green/01-blue');
    const has = ['preview=1', 'preview=1; a=b', 'a=b; preview=1', 'a=b; preview=1; c=d', 'a=b;preview=1', 'a=b;preview=1;c=d'];
    const lacks = ['a=b', 'preview=', 'preview=0', 'preview=12', 'preview=1x; a=b', 'xpreview=1', 'Preview=1', 'a=preview=1', 'a=b preview=1'];
    expect(await answersTo(reviews, has.map(cookie => ({ cookie })))).toEqual(has.map(() => ({ v2: REQUESTS })));
    expect(await answersTo(reviews, lacks.map(cookie => ({ cookie })))).toEqual(lacks.map(() => ({ v1: REQUESTS })));
    figures.add({ example: 'blue-green/01-blue', cookies: has.length + lacks.length, requests: (has.length + lacks.length) * REQUESTS, astray: 0 });
  });

  test('has the value of a header as it was written, and nobody else gets in', async () => {
    mesh = await meshOf('release/03-dark');
    const lacks: Request['headers'][] = [{}, { 'end-user': 'Jason' }, { 'end-user': 'jason2' }, { 'end-user': '' }, { 'x-end-user': 'jason' }, { cookie: 'end-user=jason' }];
    expect(await answersTo(reviews, [{ 'end-user': 'jason' }, { 'End-User': 'jason' }])).toEqual([{ v2: REQUESTS }, { v2: REQUESTS }]);
    expect(await answersTo(reviews, lacks)).toEqual(lacks.map(() => ({ v1: REQUESTS })));
    figures.add({ example: 'release/03-dark', headers: 2 + lacks.length, requests: (2 + lacks.length) * REQUESTS, astray: 0 });
  });

  test('has a cookie of a browser, which sends each of its cookies by itself over HTTP/2', async () => {
    mesh = await meshOf('everything');
    const shot = mesh.shot({ from: gateway, host: 'orders.example.com', port: 443, scheme: 'https', path: '/orders' });
    expect(await overHttp2(shot, ['a=b', 'staff=1', 'c=d'], REQUESTS)).toEqual(Array.from({ length: REQUESTS }, () => 'v2'));
    figures.add({ example: 'everything', cookies: 'in pieces', requests: REQUESTS, astray: 0 });
  });
});

describe('a mirror', () => {
  test('never lets a client wait for its mirror, or see what it says', async () => {
    const requests = 1000;
    mesh = await meshOf('mirror/01-mirror');
    const [copied] = mesh.backends.of('reviews', 'v2');
    let release: (status: number) => void = () => undefined;
    const late = new Promise<number>(resolve => { release = resolve; });
    copied.behaviour = () => late;
    const tally = await client.burst(mesh.shot(reviews), requests);
    await mesh.backends.calm();
    expect(copied.answered).toBe(0);
    expect(tally.all).toEqual({ v1: requests });
    expect(outside(mesh.backends.copies(tally), requests, { v2: 10 })).toEqual([]);
    figures.add({ example: 'mirror/01-mirror', requests, answers: tally.all, copies: mesh.backends.copies(tally), copied: 'answered nothing until the last client had its answer' });
    release(500);
  });
});

describe('a gateway with TLS', () => {
  test('sends whoever comes in the clear to https', async () => {
    mesh = await meshOf('everything');
    const shot = mesh.shot({ from: gateway, host: 'orders.example.com', port: 8080, path: '/orders/1?a=b' });
    expect(await client.send(shot)).toMatchObject({ status: 301, location: 'https://orders.example.com/orders/1?a=b' });
    figures.add({ example: 'everything', who: 'http', answer: '301 to https' });
  });
});

/** Who answers requests over one connection, one after another, with cookies that nobody has joined. */
async function overHttp2({ address, port, host, path = '/' }: Shot, cookies: readonly string[], requests: number): Promise<unknown[]> {
  const session = connect(`https://${address}:${port}`, { servername: host, rejectUnauthorized: false });
  const broken = new Promise<never>((_, reject) => session.on('error', reject));
  const answer = () => new Promise(resolve => {
    const stream = session.request({ ':path': path, ':authority': host, 'cookie': [...cookies] });
    stream.on('response', headers => stream.resume().on('end', () => resolve(headers[VERSION_HEADER] ?? headers[':status'])));
  });
  try {
    const answers: unknown[] = [];
    while (answers.length < requests) answers.push(await Promise.race([answer(), broken]));
    return answers;
  } finally {
    session.destroy();
  }
}
