import { Duration, type App } from 'cdk8s';
import {
  BlueGreen, CanaryRelease, CanaryStage, Fault, FaultInjection, Lane, MeshPort, MeshService, MeshWorkload, Mirror, Percent, RequestMatch,
  RequestRoute, Retries, Slot, type MeshServiceProps,
} from 'cdk8s-istio';
import { bareService, chartOf, plainChart, refused, reviews, untyped, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const match = [RequestMatch.headerPresent('end-user')];
const faults = [Fault.abort(503, Percent.of(1))];

const ALL = [MeshPort.http(9080), MeshPort.tcp(9000), MeshPort.tls(9443)];
const CONNECTIONS = [MeshPort.tcp(9000), MeshPort.tls(9443)];

type Ports = number[] | undefined;

/** Something that is wanted on some ports of a service, which has the given ones. */
const onPorts = (wanted: (app: App, service: MeshService, ports: Ports) => unknown) => (ports: Ports, has = ALL) => (app: App) =>
  wanted(app, reviews(app, { ports: has }), ports);

const releasing = (earlyAccess: RequestMatch[] = [], stage = CanaryStage.dark()) =>
  onPorts((app, service, ports) => new CanaryRelease(chartOf(app), 'Release', { canary: service.version('v2'), stage, earlyAccess, ports }));

const switching = (preview: RequestMatch[] = []) => onPorts((app, service, ports) =>
  new BlueGreen(chartOf(app), 'Switch', { blue: service.version('v1'), green: service.version('v2'), live: Slot.BLUE, preview, ports }));

const pinned = onPorts((app, service, ports) => new RequestRoute(chartOf(app), 'Pin', { version: service.version('v2'), match, ports }));
const mirrored = onPorts((app, service, ports) => new Mirror(chartOf(app), 'Mirror', { to: service.version('v2'), share: Percent.of(5), ports }));
const failing = onPorts((app, service, ports) => new FaultInjection(chartOf(app), 'Chaos', { service, faults, ports }));
const lane = onPorts((app, service) => new Lane(chartOf(app), 'Lane', { match, versions: [service.version('v2')] }));

const inPlainChart = (...ports: MeshPort[]) => (app: App) => {
  new MeshService(plainChart(app), 'Reviews', { name: 'reviews', ports, stable: 'v1' });
};

const withTraits = (traits: Partial<MeshServiceProps>, ports = CONNECTIONS) => (app: App) => {
  if (ports === CONNECTIONS) bareService(app, { ports, ...traits });
  else reviews(app, { ports, ...traits });
};

/** What is wanted on some ports alone. */
export const PORTS: Record<Extract<RefusalCode, 'CDI218' | 'CDI219' | 'CDI416' | 'CDI417'>, RefusalCase> = {
  CDI218: {
    refused: {
      'TLS in no namespace': refused(inPlainChart(MeshPort.http(9080), MeshPort.tls(9443)), '\'plain/Reviews\' has the TLS port 9443', 'no namespace', 'MeshPort.tcp'),
    },
    accepted: {
      'TLS in a namespace': app => reviews(app, { ports: ALL }),
      'TCP in no namespace': app => {
        const service = new MeshService(plainChart(app), 'Reviews', { name: 'reviews', ports: [MeshPort.tcp(9000)], stable: 'v1' });
        service.addVersion('v1', MeshWorkload.external());
      },
    },
  },
  CDI219: {
    refused: {
      'a timeout of connections': refused(withTraits({ timeout: Duration.seconds(1) }), '\'shop/Reviews\' has no HTTP port', 'its timeout;'),
      'retries of connections': refused(withTraits({ retries: Retries.attempts(1) }), 'its retries;'),
      'both of them': refused(withTraits({ timeout: Duration.seconds(1), retries: Retries.disabled() }), 'its timeout and retries;', 'leave them out'),
    },
    accepted: {
      'a timeout of requests beside connections': withTraits({ timeout: Duration.seconds(1), retries: Retries.attempts(1) }, ALL),
      'neither': withTraits({ timeout: undefined }, [MeshPort.tcp(9000)]),
    },
  },
  CDI416: {
    refused: {
      'no port': refused(releasing()([]), '\'shop/Release\' has an empty list of ports of \'shop/Reviews\'', 'leave ports out'),
      'a port twice': refused(switching()([9080, 9000, 9080]), '\'shop/Switch\' names port 9080 of \'shop/Reviews\' twice', 'once'),
      'a port that the service does not have': refused(pinned([80]), '\'shop/Pin\' names port 80, but \'shop/Reviews\' has port 9080 (http), port 9000 (tcp), port 9443 (tls)'),
      'a container port': refused(mirrored([9080], [MeshPort.http(80, { targetPort: 9080 })]), '\'shop/Mirror\' names port 9080', 'has port 80 (http)', 'ports of the Service'),
      'a port as text': refused(failing(untyped(['9080'])), '\'shop/Chaos\' names port \'9080\''),
      'connections that are not named': refused(releasing()(undefined, CONNECTIONS), '\'shop/Release\' names no port, and \'shop/Reviews\' has no HTTP port',
        'port 9000 (tcp), port 9443 (tls)', 'ports: [9000]'),
      'connections that a switch does not name': refused(switching()(undefined, CONNECTIONS), '\'shop/Switch\' names no port'),
    },
    accepted: {
      'every port': releasing(match)([9443, 9000, 9080]),
      'every HTTP port, by no name': pinned(undefined),
      'connections that are named': releasing()([9000, 9443], CONNECTIONS),
    },
  },
  CDI417: {
    refused: {
      'a pin of connections': refused(pinned([9080, 9000]), '\'shop/Pin\' has a match on port 9000 (tcp) of \'shop/Reviews\'', 'name HTTP ports alone'),
      'copies of connections': refused(mirrored([9000]), '\'shop/Mirror\' has copies on port 9000 (tcp)'),
      'faults of connections': refused(failing([9443]), '\'shop/Chaos\' has faults on port 9443 (tls)'),
      'early access to connections': refused(releasing(match)([9000, 9443]), '\'shop/Release\' has early access on port 9000 (tcp), port 9443 (tls)', 'name an HTTP port too'),
      'early access to connections, after the release': refused(releasing(match, CanaryStage.takeOver())([9000]), 'early access'),
      'a preview of connections': refused(switching(match)([9443]), '\'shop/Switch\' has a preview on port 9443 (tls)'),
      'a pin where there are no requests': refused(pinned(undefined, CONNECTIONS), '\'shop/Pin\' has a match on \'shop/Reviews\', which has no HTTP port', 'MeshPort.http'),
      'a lane where there are no requests': refused(lane(undefined, CONNECTIONS), '\'shop/Lane\' has a match'),
      'a mirror where there are no requests': refused(mirrored(undefined, CONNECTIONS), 'has copies'),
      'a fault where there are no requests': refused(failing(undefined, CONNECTIONS), 'has faults'),
    },
    accepted: {
      'early access on the HTTP ports of a release': releasing(match)([9080, 9000]),
      'a preview on the HTTP ports of a switch': switching(match)([9000, 9080]),
      'a lane past a database port': lane(undefined),
      'a pin of one HTTP port': pinned([9080]),
    },
  },
};
