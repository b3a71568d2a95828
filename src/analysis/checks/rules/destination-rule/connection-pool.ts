import { settings } from './parts';
import { nanoseconds } from '../../../model/duration';
import type { Field } from '../../objects/field';
import { either, policyWith } from '../../rule/example';
import { ofEachWith, type Say } from '../../rule/rule';
import { DURATION, wantDuration } from '../demands/duration';

const HTTP_COUNTS = ['http1MaxPendingRequests', 'http2MaxRequests', 'maxRequestsPerConnection', 'maxRetries', 'maxConcurrentStreams'];
const MILLISECOND = 1_000_000n;

/** Limits of connections and requests. */
export const connectionPools = ofEachWith('DestinationRule', ['connectionPool'], {
  finds: {
    MAN206: { level: 'error', istio: 'webhook', kiali: null, title: 'a connectionPool must limit something', remedy: 'write http or tcp' },
    MAN207: { level: 'error', istio: 'webhook', kiali: null, title: 'a limit must not be negative', remedy: 'write a positive number, or leave the field out for no limit' },
    MAN208: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a connectionPool must not both upgrade connections and keep the protocol of the client', remedy: 'leave h2UpgradePolicy or useClientProtocol out',
    },
    MAN209: { level: 'error', istio: 'webhook', kiali: null, title: 'http2KeepAlive must have an interval and a timeout', remedy: 'write both' },
  },
  says: [DURATION],
  visit: ({ spec }, say) => {
    for (const pool of settings(spec).map(({ block }) => block.get('connectionPool')).filter(({ isSet }) => isSet)) {
      if (!pool.get('http').isSet && !pool.get('tcp').isSet) say('MAN206', pool, 'a connectionPool says nothing');
      wantHttp(pool.get('http'), say);
      wantTcp(pool.get('tcp'), say);
    }
  },
  examples: () => ({
    MAN206: either(pool => policyWith(`connectionPool: { ${pool} }`), '', 'tcp: { maxConnections: 10 }'),
    MAN207: either(http, 'maxRetries: -1', 'maxRetries: 1'),
    MAN208: either(more => http(`h2UpgradePolicy: UPGRADE${more}`), ', useClientProtocol: true', ''),
    MAN209: either(more => http(`http2KeepAlive: { interval: 5s${more} }`), '', ', timeout: 1s'),
  }),
});

function wantHttp(http: Field, say: Say<'MAN020' | 'MAN207' | 'MAN208' | 'MAN209'>): void {
  HTTP_COUNTS.forEach(name => wantNoNegative(http.get(name), say));
  wantDuration(http.get('idleTimeout'), say);
  if (http.get('h2UpgradePolicy').text === 'UPGRADE' && http.get('useClientProtocol').flag) {
    say('MAN208', http.get('useClientProtocol'), 'connections are both upgraded to HTTP/2 and kept as the client has them');
  }
  const alive = http.get('http2KeepAlive');
  for (const name of alive.isSet ? ['interval', 'timeout'] : []) {
    if (alive.get(name).isSet) wantDuration(alive.get(name), say);
    else say('MAN209', alive.get(name), `http2KeepAlive has no ${name}`);
  }
}

function wantTcp(tcp: Field, say: Say<'MAN020' | 'MAN207'>): void {
  wantNoNegative(tcp.get('maxConnections'), say);
  for (const name of ['connectTimeout', 'maxConnectionDuration']) wantDuration(tcp.get(name), say);
  const idle = tcp.get('idleTimeout');
  if (!isOff(idle.text)) wantDuration(idle, say);
  for (const name of ['time', 'interval']) wantDuration(tcp.at('tcpKeepalive', name), say);
}

/** Less than a millisecond switches the timeout off. */
function isOff(text: string): boolean {
  const duration = nanoseconds(text);
  return duration !== undefined && duration / MILLISECOND === 0n;
}

function wantNoNegative(field: Field, say: Say<'MAN207'>): void {
  if (field.number < 0) say('MAN207', field, `the limit is ${field.number}`);
}

const http = (fields: string): string => policyWith(`connectionPool: { http: { ${fields} } }`);
