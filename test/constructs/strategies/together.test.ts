import { Chart, Duration } from 'cdk8s';
import {
  BlueGreen, CanaryRelease, CanaryStage, Fault, FaultInjection, MeshPort, MeshService, Mirror, Percent, RequestMatch, RequestRoute, Slot,
  StringMatch, MeshWorkload,
} from 'cdk8s-istio';
import { find, rendered } from '../../support/manifests';

const { exact, prefix } = StringMatch;
const jason = RequestMatch.header('end-user', exact('jason'));

interface Route {
  readonly name: string;
  readonly match?: object[];
  readonly route: { readonly destination: { readonly subset: string }; readonly weight?: number }[];
  readonly mirrors?: { readonly destination: { readonly subset: string }; readonly percentage: { readonly value: number } }[];
  readonly fault?: object;
}

/** The routes of the service `shop` with v1, which is stable, v2 and v3. */
function routes(build: (chart: Chart, service: MeshService) => void): Route[] {
  const { http } = find(rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    for (const version of ['v1', 'v2', 'v3']) service.addVersion(version, MeshWorkload.external());
    build(chart, service);
  }), 'VirtualService', 'shop').spec as unknown as { http: Route[] };
  return http;
}

/** Who answers each route, by the path of its construct, with the copies. */
const answers = (build: (chart: Chart, service: MeshService) => void) => routes(build).map(({ name, route, mirrors = [] }) =>
  [name, ...route.map(({ destination, weight = 100 }) => `${destination.subset} ${weight}`),
    ...mirrors.map(({ destination, percentage }) => `+ ${destination.subset} ${percentage.value}`)].join(' '));

describe('a blue/green switch', () => {
  const switched = (live: Slot, preview?: RequestMatch[]) => answers((chart, service) => {
    new BlueGreen(chart, 'Switch', { blue: service.version('v1'), green: service.version('v2'), live, preview });
  });

  test.each<[Slot, RequestMatch[] | undefined, string[]]>([
    [Slot.BLUE, undefined, ['shop/Shop v1 100']],
    [Slot.GREEN, undefined, ['shop/Shop v2 100']],
    [Slot.BLUE, [jason], ['shop/Switch v2 100', 'shop/Shop v1 100']],
    [Slot.GREEN, [jason], ['shop/Switch v1 100', 'shop/Shop v2 100']],
    [Slot.BLUE, [], ['shop/Shop v1 100']],
  ])('to %s sends everybody there, and the preview to the other slot: %#', (live, preview, expected) => {
    expect(switched(live, preview)).toEqual(expected);
  });

  test('keeps its preview when the list it was given is changed later', () => {
    const preview = [jason];
    expect(answers((chart, service) => {
      new BlueGreen(chart, 'Switch', { blue: service.version('v1'), green: service.version('v2'), live: Slot.BLUE, preview });
      preview.length = 0;
    })).toEqual(['shop/Switch v2 100', 'shop/Shop v1 100']);
  });
});

describe('a pin', () => {
  test('is a route named by its construct, with a match for each alternative', () => {
    const [pin] = routes((chart, service) => {
      const match = [jason, RequestMatch.anyOf(RequestMatch.method('POST'), RequestMatch.uri(prefix('/api')))];
      new RequestRoute(chart, 'Pin', { version: service.version('v3'), match });
    });
    expect(pin).toEqual({
      name: 'shop/Pin',
      match: [{ headers: { 'end-user': { exact: 'jason' } } }, { method: { exact: 'POST' } }, { uri: { prefix: '/api' } }],
      route: [{ destination: { host: 'shop', subset: 'v3', port: { number: 80 } } }],
    });
  });

  test.each([CanaryStage.dark(), CanaryStage.shift(Percent.of(5)), CanaryStage.takeOver(), CanaryStage.rollBack()])(
    'outlasts every stage of a release: %#', stage => {
      const [first] = answers((chart, service) => {
        new CanaryRelease(chart, 'Release', { canary: service.version('v2'), stage, earlyAccess: [jason] });
        new RequestRoute(chart, 'Pin', { version: service.version('v3'), match: [RequestMatch.cookie('qa', exact('1'))] });
      });
      expect(first).toBe('shop/Pin v3 100');
    });
});

test('a dark release with copies to its canary is the first step: testers see it, the public feeds it', () => {
  expect(answers((chart, service) => {
    new Mirror(chart, 'Mirror', { to: service.version('v2'), share: Percent.of(0.57) });
    new CanaryRelease(chart, 'Release', { canary: service.version('v2'), stage: CanaryStage.dark(), earlyAccess: [jason] });
  })).toEqual(['shop/Release v2 100', 'shop/Shop v1 100 + v2 0.57001']);
});

describe('a fault', () => {
  const failing = (match?: RequestMatch[]) => routes((chart, service) => {
    new FaultInjection(chart, 'Chaos', { service, faults: [Fault.abort(503, Percent.of(0.57)), Fault.delay(Duration.seconds(7), Percent.of(100))], match });
  });

  const WRITTEN = { delay: { fixedDelay: '7s', percentage: { value: 100 } }, abort: { httpStatus: 503, percentage: { value: 0.57001 } } };

  test('on all requests is written on the default', () => {
    expect(failing().map(({ name, fault }) => [name, fault])).toEqual([['shop/Shop', WRITTEN]]);
  });

  test('on some requests is written before it', () => {
    expect(failing([jason]).map(({ name, fault }) => [name, fault])).toEqual([['shop/Shop+shop/Chaos', WRITTEN], ['shop/Shop', undefined]]);
  });

  test('on a match of every request is one on all of them', () => {
    expect(failing([RequestMatch.uri(prefix('/'))])).toEqual(failing());
    expect(failing([RequestMatch.headerPresent('x'), RequestMatch.headerAbsent('x')])).toEqual(failing());
  });

  test('fails to be on a list of no matches, which would be everybody', () => {
    expect(() => failing([])).toThrow(/\(CDI\d{3}\)/);
  });
});

test.each(['prototype', 'hasownproperty', 'tostring'])('a version may be called almost as what every object has: %s', name => {
  expect(answers((chart, service) => {
    new CanaryRelease(chart, 'Release', { canary: service.addVersion(name, MeshWorkload.external()), stage: CanaryStage.takeOver() });
  })).toEqual([`shop/Shop ${name} 100`]);
});

describe('64 alternatives', () => {
  const users = Array.from({ length: 64 }, (_, at) => RequestMatch.header('end-user', exact(`user-${at}`)));

  test('fail to be exceeded by a fault alone', () => {
    expect(() => routes((chart, service) => {
      new FaultInjection(chart, 'Chaos', { service, faults: [Fault.abort(503, Percent.of(1))], match: [...users, jason] });
    })).toThrow(/\(CDI116\)/);
  });
});
