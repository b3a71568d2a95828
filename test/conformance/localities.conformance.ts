import { CircuitBreaker, Locality, MeshPort, MeshService, MeshWorkload, Percent } from 'cdk8s-istio';
import { Istiod } from './support/istiod';
import { rendered, type Manifest } from '../support/manifests';

/** Where a pod runs, by region and zone; the caller is in the first. */
const ZONES = ['eu/eu-a', 'eu/eu-b', 'us/us-a', 'ap/ap-a'];

/** What each zone gets, in the order of the zones: priorities from 0, or nothing where no request ever goes there. */
type PerZone = readonly (number | null)[];

interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: object;
}

/** A service whose localities count so much, with an outlier detection of it or without. */
function stock(locality: Locality | undefined, isDetected: boolean): Manifest[] {
  return rendered(chart => {
    const service = new MeshService(chart, 'Stock', { name: 'stock', ports: [MeshPort.http(8080)], stable: 'v1', locality });
    service.addVersion('v1', MeshWorkload.container({ image: 'stock:1' }));
    if (isDetected) new CircuitBreaker(chart, 'Limits', { target: service, outlierDetection: { maxEjectionPercent: Percent.of(100) } });
  });
}

const nodeIn = (place: string): string => `node-${place.replace('/', '-')}`;

function node(place: string): object {
  const [region, zone] = place.split('/');
  const labels = { 'topology.kubernetes.io/region': region, 'topology.kubernetes.io/zone': zone };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name: nodeIn(place), labels } };
}

/** The manifests with a node in each zone, and a pod on each node in place of a Deployment, which a scheduler would spread. */
function acrossZones(manifests: readonly Manifest[]): string {
  const scheduled = manifests.flatMap((manifest): object[] => {
    if (manifest.kind !== 'Deployment') return [manifest];
    const { metadata: { labels }, spec } = manifest.spec!.template as Template;
    const { name, namespace } = manifest.metadata;
    return ZONES.map(place => ({
      apiVersion: 'v1', kind: 'Pod', metadata: { name: `${name}-${nodeIn(place)}`, namespace, labels }, spec: { ...spec, nodeName: nodeIn(place) },
    }));
  });
  return [...ZONES.map(node), ...scheduled].map(object => JSON.stringify(object)).join('\n---\n');
}

describe('localities, in the endpoints that istiod gives a proxy in eu-a', () => {
  let istiod: Istiod;
  beforeAll(() => {
    istiod = Istiod.start();
  });
  afterAll(() => istiod.close());

  /** What the pods of v1 in each zone are to the caller. */
  async function perZone(manifests: readonly Manifest[], what: 'priority' | 'weight'): Promise<PerZone> {
    const found = await istiod.localities(acrossZones(manifests), { kind: 'sidecar', namespace: 'shop', locality: ZONES[0] });
    const ofVersion = found.filter(({ subset, pods }) => subset === 'v1' && pods.length > 0);
    expect(ofVersion.length).toBeGreaterThan(0);
    return ZONES.map(zone => ofVersion.find(({ locality }) => locality === zone)?.[what] ?? null);
  }

  const ZONE = 'topology.kubernetes.io/zone';
  const REGION = 'topology.kubernetes.io/region';

  test.each<[string, Locality | undefined, boolean, PerZone]>([
    ['without a word, all zones are alike', undefined, false, [0, 0, 0, 0]],
    ['without a word, an outlier detection puts the zone of the caller first, then its region', undefined, true, [0, 1, 2, 2]],
    ['switched off, all zones are alike beside an outlier detection', Locality.off(), true, [0, 0, 0, 0]],
    ['switched off, all zones are alike', Locality.off(), false, [0, 0, 0, 0]],
    ['a failover puts a region before the others', Locality.failover([{ from: 'eu', to: 'us' }]), true, [0, 1, 2, 3]],
    ['a failover of another region leaves the others as they are', Locality.failover([{ from: 'us', to: 'ap' }]), true, [0, 1, 2, 2]],
    ['a priority of the zone puts that first, and all else is alike', Locality.priority([ZONE]), true, [0, 1, 1, 1]],
    ['a priority of region and zone puts the other zones of the region before the others', Locality.priority([REGION, ZONE]), true, [0, 1, 2, 2]],
    ['a priority of a value puts first who has it, whoever calls', Locality.priority([`${REGION}=us`]), true, [1, 1, 0, 1]],
  ])('%s', async (_, locality, isDetected, priorities) => {
    expect(await perZone(stock(locality, isDetected), 'priority')).toEqual(priorities);
  });

  test.each([true, false])('a distribution gives each zone its share, and the others nothing (with an outlier detection: %s)', async isDetected => {
    const distribution = Locality.distribute([{ from: 'eu/*', to: { 'eu/eu-a': Percent.of(80), 'eu/eu-b': Percent.of(20) } }]);
    expect(await perZone(stock(distribution, isDetected), 'weight')).toEqual([80, 20, null, null]);
    expect(await perZone(stock(distribution, isDetected), 'priority')).toEqual([0, 0, null, null]);
  });
});
