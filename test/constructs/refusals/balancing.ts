import { Duration, type App } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, CircuitBreaker, ClientTls, HashKey, LoadBalancing, Locality, MeshPort, MeshWorkload, Percent, RequestMatch,
  RequestRoute, StringMatch, type MutualVerification, type ServerVerification,
} from 'cdk8s-istio';
import { bareService, chartOf, refused, reviews, untyped, type RefusalCase } from './refusal-case';

/** The codes of how pods are chosen and reached. */
export type BalancingCode = `CDI14${6 | 7 | 8 | 9}` | 'CDI150' | `CDI42${7 | 8}` | 'CDI431';

const { of } = Percent;
const FAILOVER = Locality.failover([{ from: 'eu', to: 'us' }]);
const ZONES = Locality.priority(['topology.kubernetes.io/zone']);

const shares = (to: Record<string, number>, from = 'eu/*') =>
  Locality.distribute([{ from, to: Object.fromEntries(Object.entries(to).map(([place, percent]) => [place, of(percent)])) }]);

const detected = (locality: Locality, target: 'reviews' | 'v2' = 'reviews') => (app: App) => {
  const service = reviews(app, { locality });
  const outlierDetection = { maxEjectionPercent: of(100) };
  new CircuitBreaker(chartOf(app), 'Limits', { target: target === 'v2' ? service.version('v2') : service, outlierDetection });
};

const hashed = (stage: CanaryStage, loadBalancing = LoadBalancing.consistentHash(HashKey.header('x-user'))) => (app: App) =>
  new CanaryRelease(chartOf(app), 'Release', { canary: reviews(app, { loadBalancing }).version('v2'), stage });

const hashedOn9000 = (key: HashKey) => (app: App) => {
  const service = reviews(app, { ports: [MeshPort.http(9080), MeshPort.tcp(9000)], loadBalancing: LoadBalancing.consistentHash(key) });
  new CanaryRelease(chartOf(app), 'Release', { canary: service.version('v2'), stage: CanaryStage.shift(of(25)), ports: [9000] });
};

const SERVER: ServerVerification = { caCertificates: '/etc/certs/ca.pem', subjectAltNames: ['reviews.internal'] };
const MUTUAL: MutualVerification = { ...SERVER, clientCertificate: '/etc/certs/client.pem', privateKey: '/etc/certs/client.key' };

const encrypted = (tls: ClientTls, pods = MeshWorkload.container({ image: 'reviews:1' })) => (app: App) => bareService(app, { tls }).addVersion('v1', pods);

/** Load balancing, localities and TLS to pods. */
export const BALANCING: Record<BalancingCode, RefusalCase> = {
  CDI146: {
    refused: {
      'half a second': refused(() => HashKey.cookie('user', { ttl: Duration.millis(500) }), 'the cookie \'user\'', 'got 0.5 s', 'Duration.seconds(1)'),
      'a path without its slash': refused(() => HashKey.cookie('user', { ttl: Duration.hours(1), path: 'cart' }), 'got \'cart\'', 'pass / for every path'),
      'a path that ends the attribute': refused(() => HashKey.cookie('user', { ttl: Duration.hours(1), path: '/;Secure' }), 'got \'/;Secure\''),
    },
    accepted: {
      'a cookie that ends with the session of the browser': () => HashKey.cookie('user', { ttl: Duration.seconds(0), path: '/' }),
      'a cookie that the application sets': () => HashKey.cookie('user'),
    },
  },
  CDI147: {
    refused: {
      'a region to itself': refused(() => Locality.failover([{ from: 'eu', to: 'eu' }]), 'the region \'eu\'', 'another region'),
      'a zone': refused(() => Locality.failover([{ from: 'eu/eu-a', to: 'us' }]), 'got \'eu/eu-a\'', 'a region alone'),
      'a wildcard': refused(() => Locality.failover([{ from: 'eu', to: '*' }]), 'got \'*\''),
      'two regions for one': refused(() => Locality.failover([{ from: 'eu', to: 'us' }, { from: 'eu', to: 'asia' }]), 'the region \'eu\'', 'got two', 'Locality.priority'),
      'no region': refused(() => Locality.failover([{ from: '', to: 'us' }]), 'got \'\''),
      'nothing': refused(() => Locality.failover([{ from: untyped(null), to: 'us' }]), 'between regions'),
    },
    accepted: { 'two regions, there and back': () => Locality.failover([{ from: 'eu', to: 'us' }, { from: 'us', to: 'eu' }]) },
  },
  CDI148: {
    refused: {
      'too little': refused(() => shares({ 'eu/eu-a': 80, 'eu/eu-b': 10 }), 'from \'eu/*\' must add up to 100, got 90'),
      'too much': refused(() => shares({ 'eu/eu-a': 80, 'eu/eu-b': 30 }), 'got 110'),
      'nobody': refused(() => shares({}), 'got 0'),
      'half a per cent': refused(() => shares({ 'eu/eu-a': 99.5, 'eu/eu-b': 0.5 }), 'the share of \'eu/eu-a\'', 'got 99.5'),
      'nothing for a place': refused(() => shares({ 'eu/eu-a': 100, 'eu/eu-b': 0 }), 'the share of \'eu/eu-b\'', 'got 0', 'leave a locality out'),
      'a place in another': refused(() => shares({ 'eu/*': 50, 'eu/eu-a': 50 }), '\'eu/eu-a\' overlaps \'eu\''),
      'a place around another': refused(() => shares({ 'eu/eu-a/1': 50, 'eu/eu-a': 50 }), '\'eu/eu-a\' overlaps \'eu/eu-a/1\''),
      'a place beside everything': refused(() => shares({ '*': 50, 'eu': 50 }), '\'eu\' overlaps \'*\''),
      'a wildcard in the middle': refused(() => shares({ 'eu/*/1': 100 }), 'got \'eu/*/1\''),
      'a half wildcard': refused(() => shares({ 'eu*': 100 }), 'got \'eu*\''),
      'four parts': refused(() => shares({ eu: 100 }, 'eu/a/b/c'), 'got \'eu/a/b/c\''),
      'an empty part': refused(() => shares({ eu: 100 }, 'eu//b'), 'got \'eu//b\''),
      'one place for two': refused(() => Locality.distribute([{ from: 'eu', to: { eu: of(100) } }, { from: 'eu/*', to: { us: of(100) } }]), '\'eu/*\' overlaps \'eu\''),
    },
    accepted: {
      'two places of one region': () => shares({ 'eu/eu-a': 80, 'eu/eu-ab/*': 20 }),
      'everything': () => shares({ '*': 100 }, '*'),
      'a subzone': () => shares({ 'eu/eu-a/1': 99, 'eu/eu-a/2': 1 }, 'eu/eu-a/1'),
    },
  },
  CDI149: {
    refused: {
      'no region': refused(() => Locality.failover([]), 'got none', 'Locality.failover([{'),
      'no label': refused(() => Locality.priority([]), 'got none', 'topology.kubernetes.io/zone'),
      'no share': refused(() => Locality.distribute([]), 'got none', 'Locality.distribute([{'),
      'a label that is none': refused(() => Locality.priority(['zone of mine']), 'got \'zone of mine\''),
      'a label twice': refused(() => Locality.priority(['tier=gold', 'zone', 'tier=silver']), 'got \'tier\' twice', 'keep one of them'),
      'two values': refused(() => Locality.priority(['zone=a=b']), 'got \'zone=a=b\''),
    },
    accepted: { 'a label with a value, and one without': () => Locality.priority(['topology.istio.io/network', 'tier=gold']) },
  },
  CDI150: {
    refused: {
      'no authority': refused(() => ClientTls.simple({ ...SERVER, caCertificates: '' }), 'must have caCertificates', 'got \'\'', 'absolute path'),
      'a file of nobody knows where': refused(() => ClientTls.simple({ ...SERVER, caCertificates: 'ca.pem' }), 'got \'ca.pem\''),
      'no names': refused(() => ClientTls.simple({ ...SERVER, subjectAltNames: [], sni: 'reviews.internal' }), 'got subjectAltNames none', 'at least one name'),
      'a blank name': refused(() => ClientTls.simple({ ...SERVER, subjectAltNames: ['a', ' '] }), 'got subjectAltNames \' \''),
      'a server name that nobody can ask for': refused(() => ClientTls.simple({ ...SERVER, sni: '' }), 'got sni \'\'', 'leave sni out'),
      'a certificate of the operating system': refused(() => ClientTls.mutual({ ...MUTUAL, clientCertificate: 'system' }), 'must have clientCertificate', 'got \'system\''),
      'an empty name': refused(() => ClientTls.simple({ ...SERVER, subjectAltNames: [''] }), 'got subjectAltNames \'\''),
      'no key': refused(() => ClientTls.mutual({ ...MUTUAL, privateKey: untyped(null) }), 'must have privateKey'),
      'no certificate': refused(() => ClientTls.mutual({ ...MUTUAL, clientCertificate: '' }), 'must have clientCertificate'),
    },
    accepted: {
      'the authorities of the operating system': () => ClientTls.simple({ ...SERVER, caCertificates: 'system' }),
      'a server name beside the names': () => ClientTls.mutual({ ...MUTUAL, sni: 'reviews.internal' }),
    },
  },
  CDI427: {
    refused: {
      'a failover': refused(app => reviews(app, { locality: FAILOVER }), '\'shop/Reviews\' has Locality.failover for \'reviews\'', 'add a CircuitBreaker'),
      'a priority': refused(app => reviews(app, { locality: ZONES }), 'Locality.priority'),
      'a detection of one version': refused(detected(FAILOVER, 'v2'), 'Locality.failover', 'whose target is the service'),
      'a limit of connections': refused(app => new CircuitBreaker(chartOf(app), 'Limits', {
        target: reviews(app, { locality: ZONES }), connectionPool: { maxConnections: 1 },
      }), 'Locality.priority'),
    },
    accepted: {
      'a failover with a detection': detected(FAILOVER),
      'a priority with a detection': detected(ZONES),
      'fixed shares': app => reviews(app, { locality: shares({ '*': 100 }, '*') }),
      'no locality': app => reviews(app, { locality: Locality.off() }),
    },
  },
  CDI428: {
    refused: {
      'while a canary has a share': refused(hashed(CanaryStage.shift(of(25))), '\'shop/Release\' splits the requests to \'reviews\' between \'v1\', \'v2\'',
        'the consistent hash of \'shop/Reviews\'', 'LoadBalancing.leastRequest()'),
      'connections by the address': refused(hashedOn9000(HashKey.sourceAddress()), '\'shop/Release\' splits the connections to \'reviews\''),
      'by the address too': refused(hashed(CanaryStage.shift(of(1)), LoadBalancing.consistentHash(HashKey.sourceAddress())), '\'shop/Release\''),
    },
    accepted: {
      'connections, whose headers nobody sees': hashedOn9000(HashKey.header('x-user')),
      'in the dark': hashed(CanaryStage.dark()),
      'after it has taken over': hashed(CanaryStage.takeOver()),
      'a share of everybody': hashed(CanaryStage.shift(of(100))),
      'no hash while it shifts': hashed(CanaryStage.shift(of(25)), LoadBalancing.random()),
      'some requests for the other version': app => {
        const service = reviews(app, { loadBalancing: LoadBalancing.consistentHash(HashKey.queryParam('user')) });
        new RequestRoute(chartOf(app), 'Pin', { version: service.version('v2'), match: [RequestMatch.header('x-user', StringMatch.exact('jason'))] });
      },
    },
  },
  CDI431: {
    refused: {
      'TLS to a container of ours': refused(encrypted(ClientTls.simple(SERVER)), '\'shop/Reviews\'', 'mode SIMPLE', '\'shop/Reviews/v1\'', 'leave tls out', 'excludeInboundPorts'),
      'mutual TLS to it': refused(encrypted(ClientTls.mutual(MUTUAL)), 'mode MUTUAL'),
      'with another annotation': refused(encrypted(ClientTls.simple(SERVER), MeshWorkload.container({ image: 'reviews:1', podAnnotations: { team: 'shop' } })), 'mode SIMPLE'),
    },
    accepted: {
      'TLS to pods that are there already': encrypted(ClientTls.simple(SERVER), MeshWorkload.external()),
      'TLS to a port that the sidecar leaves alone': encrypted(ClientTls.simple(SERVER),
        MeshWorkload.container({ image: 'reviews:1', podAnnotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '9080' } })),
      'the TLS of the mesh': encrypted(ClientTls.istioMutual()),
      'no TLS': encrypted(ClientTls.disable()),
    },
  },
};
