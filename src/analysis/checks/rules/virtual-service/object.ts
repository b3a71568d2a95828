import { hasSniHosts, hostProblem, isDelegate, isInMesh } from './parts';
import { overlaps } from '../../../model/hosts';
import type { Field } from '../../objects/field';
import { either, ROUTE, virtualService } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { isAddress } from '../../values/host';
import { quoted } from '../../values/quoted';
import { EXPORT_TO, wantExportTo } from '../demands/export-to';
import { GATEWAY_NAMES, wantGatewayNames } from '../demands/gateway-names';
import { HOST, wantHost } from '../demands/host';

/** What is asked of a VirtualService as a whole. */
export const virtualServiceObject = ofEach('VirtualService', {
  finds: {
    MAN101: { level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService must have routes', remedy: 'write http, tcp or tls' },
    MAN102: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService without hosts, a delegate, must have http routes alone', remedy: 'write hosts, or leave gateways, tls and tcp out',
    },
    MAN103: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService of the mesh must name its hosts instead of *', remedy: 'write the hosts, or gateways other than mesh',
    },
    MAN104: {
      level: 'error', istio: 'webhook', kiali: null, title: 'the hosts of a VirtualService must not overlap', remedy: 'leave the narrower one out, or write a VirtualService for each',
    },
  },
  says: [EXPORT_TO, GATEWAY_NAMES, HOST],
  visit: (subject, say) => {
    const { spec } = subject;
    if (['http', 'tcp', 'tls'].every(protocol => isWithoutItems(spec.get(protocol)))) say('MAN101', spec, 'it has no http, tcp or tls routes');
    if (isDelegate(spec)) wantNothingElse(spec, say);
    wantGatewayNames(spec.get('gateways'), say);
    wantHosts(spec, say);
    wantExportTo(subject, say);
  },
  examples: () => ({
    MAN101: either(spec => virtualService(`{ hosts: [reviews]${spec} }`), '', `, ${HTTP}`),
    MAN102: either(more => virtualService(`{ ${more}${HTTP} }`), 'gateways: [edge], ', ''),
    MAN103: either(hosts => virtualService(`{ hosts: [${hosts}], ${HTTP} }`), '"*"', 'reviews'),
    MAN104: either(hosts => virtualService(`{ hosts: [${hosts}], ${HTTP} }`), '"*.example.com", shop.example.com', '"*.example.com"'),
  }),
});

/** What is no list is refused as such, and is not nothing for whoever wrote it. */
function isWithoutItems(field: Field): boolean {
  return field.length === 0 && (!field.isSet || Array.isArray(field.value));
}

function wantNothingElse(spec: Field, say: Say<'MAN102'>): void {
  for (const name of ['gateways', 'tls', 'tcp']) {
    if (spec.get(name).length > 0) say('MAN102', spec.get(name), `it has no hosts, but it has ${name}`);
  }
}

function wantHosts(spec: Field, say: Say<'MAN022' | 'MAN103' | 'MAN104'>): void {
  const hosts = spec.get('hosts').items();
  const inMesh = isInMesh(spec);
  const generated = !inMesh && hasSniHosts(spec);
  let all = true;
  for (const host of hosts) {
    const isRight = isAddress(host.text) || wantHost(host, say, text => hostProblem(text, generated));
    const everything = inMesh && host.text === '*';
    if (everything) say('MAN103', host, 'a VirtualService of the mesh is for every host');
    all &&= isRight && !everything;
  }
  if (all) wantDifferent(hosts, say);
}

function wantDifferent(hosts: readonly Field[], say: Say<'MAN104'>): void {
  hosts.forEach((host, index) => {
    const same = hosts.slice(0, index).find(other => overlaps(other.text, host.text));
    if (same) say('MAN104', host, `${quoted(host.text)} overlaps ${quoted(same.text)}`);
  });
}

const HTTP = `http: [{ ${ROUTE} }]`;
