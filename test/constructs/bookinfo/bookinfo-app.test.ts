import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Size } from 'cdk8s';
import * as library from 'cdk8s-istio';
import { BookinfoApp, CanaryRelease, CanaryStage, Percent, RequestMatch, StringMatch, type BookinfoAppProps } from 'cdk8s-istio';
import { Cpu } from 'cdk8s-plus-28';
import { arrivalIn } from '../../support/arrival';
import { find, rendered, type Manifest } from '../../support/manifests';

const bookinfo = (props?: BookinfoAppProps, more: (app: BookinfoApp, chart: Chart) => void = () => undefined) =>
  rendered(chart => more(new BookinfoApp(chart, 'Bookinfo', props), chart));

const names = (manifests: Manifest[], kind: string) => manifests.filter(manifest => manifest.kind === kind).map(({ metadata }) => metadata.name);

interface Container { readonly image: string; readonly resources: object; readonly [field: string]: unknown }

function containers(manifests: Manifest[]): Container[] {
  return manifests.filter(({ kind }) => kind === 'Deployment').flatMap(({ spec }) =>
    (spec!.template as { spec: { containers: Container[] } }).spec.containers);
}

const FOUR = ['productpage', 'details', 'reviews', 'ratings'];
const EVERY_VERSION: BookinfoAppProps = { reviews: { versions: ['v1', 'v2', 'v3'] }, ratings: { versions: ['v1', 'v2'] } };

describe('Bookinfo', () => {
  test('is four services of one version each, and no more', () => {
    const manifests = bookinfo();
    expect(manifests).toHaveLength(FOUR.length * 5);
    for (const kind of ['ServiceAccount', 'Service', 'DestinationRule', 'VirtualService']) expect(names(manifests, kind)).toEqual(FOUR);
    expect(names(manifests, 'Deployment')).toEqual(FOUR.map(name => `${name}-v1`));
  });

  test('deploys the versions that are declared', () => {
    expect(names(bookinfo(EVERY_VERSION), 'Deployment')).toEqual([
      'productpage-v1', 'details-v1', 'reviews-v1', 'reviews-v2', 'reviews-v3', 'ratings-v1', 'ratings-v2',
    ]);
  });

  test('has its services on port 9080', () => {
    for (const name of FOUR) expect(find(bookinfo(), 'Service', name).spec!.ports).toEqual([{ name: 'http', port: 9080 }]);
  });

  test('makes the first version of a service the stable one, or the one that is named', () => {
    const stable = (props: BookinfoAppProps) => {
      let found = '';
      bookinfo(props, app => { found = app.reviews.stable; });
      return found;
    };
    expect(stable({})).toBe('v1');
    expect(stable({ reviews: { versions: ['v3', 'v1'] } })).toBe('v3');
    expect(stable({ reviews: { versions: ['v1', 'v3'], stable: 'v3' } })).toBe('v3');
  });

  test('fails where a service has no version, or another one than is named', () => {
    expect(() => bookinfo({ reviews: { versions: [] } })).toThrow('(CDI212)');
    expect(() => bookinfo({ ratings: { stable: 'v2' } })).toThrow('\'shop/Bookinfo/ratings\' names \'v2\'');
    expect(() => bookinfo({ details: { versions: ['v1', 'v1'] } })).toThrow('(CDI206)');
  });
});

describe('what is said once of Bookinfo', () => {
  const images = (props: BookinfoAppProps) => containers(bookinfo({ ...EVERY_VERSION, ...props })).map(({ image }) => image);

  test('reaches every Deployment: where the images come from', () => {
    expect(images({})).toEqual([
      'productpage-v1', 'details-v1', 'reviews-v1', 'reviews-v2', 'reviews-v3', 'ratings-v1', 'ratings-v2',
    ].map(name => `docker.io/istio/examples-bookinfo-${name}:1.20.1`));
    expect(images({ registry: 'mirror.example.com:5000/a' }).filter(image =>
      !image.startsWith('mirror.example.com:5000/a/examples-bookinfo-'))).toEqual([]);
    expect(images({ tag: '1.21.0' }).filter(image => !image.endsWith(':1.21.0'))).toEqual([]);
  });

  test('reaches every Deployment: the number of pods', () => {
    const replicas = (props: BookinfoAppProps) =>
      bookinfo({ ...EVERY_VERSION, ...props }).filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec!.replicas);
    expect(replicas({})).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(replicas({ replicas: 3 })).toEqual([3, 3, 3, 3, 3, 3, 3]);
  });

  test('reaches every Deployment: the resources', () => {
    const resources = (props: BookinfoAppProps) => containers(bookinfo({ ...EVERY_VERSION, ...props })).map(one => one.resources);
    const small = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } };
    const java = { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '512Mi' } };
    expect(resources({})).toEqual([small, small, java, java, java, small, small]);
    const given = resources({ resources: { cpu: { request: Cpu.millis(10) }, memory: { limit: Size.gibibytes(1) } } });
    expect(given).toEqual(Array(7).fill({ requests: { cpu: '10m' }, limits: { memory: '1024Mi' } }));
  });

  test('reaches every Deployment: health, user, folders and the way to stop', () => {
    for (const container of containers(bookinfo(EVERY_VERSION))) {
      const health = { httpGet: { path: '/health', port: 9080 } };
      expect(container).toMatchObject({ startupProbe: health, readinessProbe: health, livenessProbe: health });
      expect(container.securityContext).toMatchObject({ runAsUser: 1000, allowPrivilegeEscalation: false });
      expect(container.volumeMounts).toEqual(expect.arrayContaining([{ name: 'tmp', mountPath: '/tmp' }]));
      expect(container.lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '5'] } } });
    }
  });
});

describe('Bookinfo as an app of its user', () => {
  test('can be released: a tester sees the stars, everybody else does not', () => {
    const manifests = bookinfo({ reviews: { versions: ['v1', 'v2'] } }, ({ reviews }, chart) => {
      const earlyAccess = [RequestMatch.header('end-user', StringMatch.exact('jason'))];
      new CanaryRelease(chart, 'Stars', { canary: reviews.version('v2'), stage: CanaryStage.shift(Percent.of(10)), earlyAccess });
    });
    const ask = (headers: Record<string, string>) =>
      arrivalIn(manifests, { via: 'mesh', request: { host: 'reviews', namespace: 'shop', port: 9080, path: '/reviews/0', method: 'GET', headers, query: {} } })?.shares;
    expect(ask({ 'end-user': 'jason' })).toEqual({ v2: 100 });
    expect(ask({})).toEqual({ v1: 90, v2: 10 });
  });

  test('is made of what any user has', () => {
    const source = readFileSync(join(__dirname, '../../../src/constructs/bookinfo/bookinfo-app.ts'), 'utf8');
    const lists = [...source.matchAll(/import \{([^}]+)\} from '\.\.[^']+'/g)].map(([, list]) => list.split(','));
    const imported = lists.flat().map(name => name.trim());
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter(name => !(name in library))).toEqual([]);
    const index = readFileSync(join(__dirname, '../../../src/index.ts'), 'utf8');
    const types = [...source.matchAll(/import type .* from '\.\.\/([^']+)'/g)].map(([, file]) => file);
    expect(types.length).toBeGreaterThan(0);
    expect(types.filter(file => !index.includes(`'./constructs/${file}'`))).toEqual([]);
  });

  test('fails beside another Bookinfo in one namespace, and both are named', () => {
    expect(() => bookinfo({}, (_, chart) => new BookinfoApp(chart, 'Again'))).toThrow(
      '\'shop/Bookinfo/productpage\' already owns the host \'productpage.shop\', so \'shop/Again/productpage\' cannot');
  });
});
