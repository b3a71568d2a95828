import { Chart } from 'cdk8s';
import { Lane, MeshPort, MeshService, RequestMatch, StringMatch, MeshWorkload } from 'cdk8s-istio';
import { arrivalIn, type Shares } from '../../support/arrival';
import { find, rendered } from '../../support/manifests';

const preview = RequestMatch.header('x-lane', StringMatch.exact('pr-42'));

function service(chart: Chart, name: string, ...versions: string[]): MeshService {
  const made = new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1' });
  for (const version of versions) made.addVersion(version, MeshWorkload.container({ image: `${name}:${version}` }));
  return made;
}

/** Three services, of which two have a version in the lane. */
const manifests = rendered(chart => {
  const [web, api] = [service(chart, 'web', 'v1', 'pr-42'), service(chart, 'api', 'v1', 'pr-42')];
  service(chart, 'db', 'v1');
  new Lane(chart, 'Pr42', { match: [preview], versions: [web.version('pr-42'), api.version('pr-42')] });
});

/** Who answers a request. */
function answered(host: string, headers: Record<string, string>): Shares | undefined {
  const request = { host, namespace: 'shop', port: 80, path: '/', method: 'GET', headers, query: {} };
  return arrivalIn(manifests, { via: 'mesh', request })?.shares;
}

describe('a lane', () => {
  test.each(['web', 'api'])('leads its requests to its version of %s', host => {
    expect(answered(host, { 'x-lane': 'pr-42' })).toEqual({ 'pr-42': 100 });
  });

  test.each(['web', 'api', 'db'])('leaves all others of %s as they were', host => {
    expect(answered(host, {})).toEqual({ v1: 100 });
    expect(answered(host, { 'x-lane': 'pr-43' })).toEqual({ v1: 100 });
  });

  test('leaves a service without a version in it as it was', () => {
    expect(answered('db', { 'x-lane': 'pr-42' })).toEqual({ v1: 100 });
  });

  test('is named by its path wherever it leads', () => {
    for (const name of ['web', 'api']) expect(find(manifests, 'VirtualService', name).spec).toMatchObject({ http: [{ name: 'shop/Pr42' }, {}] });
  });

  test('fails through two versions of one service, of which the second would get nothing', () => {
    expect(() => rendered(chart => {
      const web = service(chart, 'web', 'v1', 'v2', 'v3');
      new Lane(chart, 'Pr42', { match: [preview], versions: [web.version('v2'), web.version('v3')] });
    })).toThrow('\'shop/Pr42\' leads through \'shop/web/v2\' and \'shop/web/v3\', two versions of one service');
  });

  test('takes one version that is named twice as one', () => {
    const once = rendered(chart => {
      const version = service(chart, 'web', 'v1', 'v2').version('v2');
      new Lane(chart, 'Pr42', { match: [preview], versions: [version, version] });
    });
    expect(find(once, 'VirtualService', 'web').spec).toMatchObject({ http: [{ name: 'shop/Pr42' }, { name: 'shop/web' }] });
  });

  test('fails without a match, and without a version', () => {
    expect(() => rendered(chart => new Lane(chart, 'Empty', { match: [preview], versions: [] }))).toThrow('(CDI413)');
    expect(() => rendered(chart => {
      new Lane(chart, 'Empty', { match: [], versions: [service(chart, 'web', 'v1').version('v1')] });
    })).toThrow('the lane \'shop/Empty\' must have at least one match and one version, got 0 and 1');
  });

  test('fails for everybody', () => {
    expect(() => rendered(chart => {
      const web = service(chart, 'web', 'v1', 'v2');
      new Lane(chart, 'All', { match: [RequestMatch.uri(StringMatch.prefix('/'))], versions: [web.version('v2')] });
    })).toThrow('(CDI403)');
  });
});
