import { isDeepStrictEqual } from 'node:util';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, MeshWorkload, Percent } from 'cdk8s-istio';
import { stringify } from 'yaml';
import { Figures } from './support/figures';
import { Istiod } from './support/istiod';
import type { Outcome, Request } from './support/istiod-answers';
import { LiveMesh } from './support/live-mesh';
import { Client } from './support/load';
import { outside } from './support/statistics';
import { until } from './support/until';
import { rendered } from '../support/manifests';

const HTTP = 8080;
const SQL = 5432;
const TLS = 8443;
const SHIFT = CanaryStage.shift(Percent.of(20));

/** Connections of which a share goes to each version, and those that all fare alike. */
const SHARED = 1000;
const ALIKE = 200;
/** How long a proxy leaves connections of an old configuration open; Istio's own 45 seconds are too long to wait for here. */
const DRAIN_SECONDS = 5;
/** Connections that stay open, and the messages on each. */
const KEPT = { connections: 10, messages: 50 };

const from: Request['from'] = { kind: 'sidecar', namespace: 'shop' };

/** A service with a port of each kind and a canary, whose release is about some of them. */
function ledger(stage: CanaryStage, ports?: number[]): string {
  const manifests = rendered(chart => {
    const service = new MeshService(chart, 'Ledger', {
      name: 'ledger', ports: [MeshPort.http(HTTP), MeshPort.tcp(SQL, { name: 'tcp-sql' }), MeshPort.tls(TLS)], stable: 'v1',
    });
    service.addVersion('v1', MeshWorkload.container({ image: 'ledger:1' }));
    const canary = service.addVersion('v2', MeshWorkload.container({ image: 'ledger:2' }));
    new CanaryRelease(chart, 'LedgerV2', { canary, stage, ports });
  });
  return manifests.map(manifest => stringify(manifest)).join('---\n');
}

/** What a connection is for; the host is `ledger` if left out. */
type Target = Pick<Request, 'port' | 'scheme'> & Partial<Pick<Request, 'host'>>;

/** The names by which a client with TLS has to ask for the service. */
const NAMES = ['ledger', 'ledger.shop', 'ledger.shop.svc', 'ledger.shop.svc.cluster.local'];

describe('a release of connections', () => {
  const figures = new Figures('traffic-connections');
  const client = new Client();
  const kept = Array.from({ length: KEPT.connections }, () => new Client());
  let mesh: LiveMesh;
  beforeAll(async () => {
    mesh = await LiveMesh.start(ledger(SHIFT), [from], DRAIN_SECONDS);
  });
  afterAll(async () => {
    [client, ...kept].forEach(one => one.close());
    await mesh.stop();
    figures.write();
  });

  /** Who answers so many connections, one message on each. */
  async function versionsOf(connections: number, state: string, to: Target = { port: SQL, scheme: 'tcp' }): Promise<Readonly<Record<string, number>>> {
    const { all } = await client.burst(mesh.shot({ from, host: 'ledger', ...to }), connections);
    figures.add({ state, ...to, connections, answers: all });
    return all;
  }

  /** Who answers the messages on each of the connections that stay open. */
  async function versionsOfKept(): Promise<string[][]> {
    // What is not alone goes over the connection that the client has.
    const shot = mesh.shot({ from, host: 'ledger', port: SQL });
    const tallies = await Promise.all(kept.map(one => one.burst(shot, KEPT.messages, 1)));
    return tallies.map(({ all }) => Object.keys(all));
  }

  test('is none while it does not name the port: every connection goes to the stable version', async () => {
    expect(await versionsOf(ALIKE, 'not named')).toEqual({ v1: ALIKE });
  });

  test('gives the canary its share of the connections once it names the port, and none changes its version while it lasts', async () => {
    await mesh.apply(ledger(SHIFT, [HTTP, SQL, TLS]));
    expect(outside(await versionsOf(SHARED, '20 %'), SHARED, { v1: 80, v2: 20 })).toEqual([]);
    const versions = await versionsOfKept();
    expect(versions).toEqual(versions.map(() => [expect.stringMatching(/^v[12]$/)]));
    figures.add({ state: '20 %', kept: KEPT.connections, messages: KEPT.messages, changed: 0 });
  });

  test.each(NAMES)('gives the canary its share of the connections with TLS whose client asks for %s', async host => {
    expect(outside(await versionsOf(ALIKE, '20 %', { port: TLS, scheme: 'tls', host }), ALIKE, { v1: 80, v2: 20 })).toEqual([]);
  });

  test('moves every new connection when the canary takes over, and closes those that are open once the proxy has drained them', async () => {
    const before = await versionsOfKept();
    await mesh.apply(ledger(CanaryStage.takeOver(), [HTTP, SQL, TLS]));
    expect(await versionsOfKept()).toEqual(before);
    expect(await versionsOf(ALIKE, 'taken over')).toEqual({ v2: ALIKE });
    const renewed = kept.map(() => ['v2']);
    await until('connections to v1 are closed', async () => isDeepStrictEqual(await versionsOfKept(), renewed));
  });
});

describe('a release of connections with TLS, in the routes that istiod computes', () => {
  let istiod: Istiod;
  beforeAll(() => {
    istiod = Istiod.start();
  });
  afterAll(() => istiod.close());

  const sharesOf = ({ destinations }: Outcome) => Object.fromEntries(destinations.map(({ subset, share }) => [subset, share]));

  test.each<[string, string, object]>([
    ['is none while it does not name the port', ledger(SHIFT), { v1: 100 }],
    ['gives the canary its share', ledger(SHIFT, [TLS]), { v1: 80, v2: 20 }],
    ['gives the canary all when it takes over', ledger(CanaryStage.takeOver(), [TLS]), { v2: 100 }],
  ])('%s, whichever of its names a client asks for', async (_, yaml, shares) => {
    const outcomes = await istiod.route(yaml, NAMES.map((host): Request => ({ from, host, port: TLS, scheme: 'tls' })));
    expect(outcomes.map(sharesOf)).toEqual(NAMES.map(() => shares));
  });
});
