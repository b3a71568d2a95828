import { httpMatches, isDelegate, isInMesh } from './parts';
import type { Field } from '../../objects/field';
import { ofEach, ofEachWith, type Say } from '../../rule/rule';
import { isClaim } from '../../values/header';
import { isAddress, generatedHostProblem, overlap, wildcardHostProblem } from '../../values/host';
import { wantHost } from '../demands';
import { wantExportTo } from '../export-to';
import { wantGatewayNames } from '../gateway-names';

/** What is asked of a VirtualService as a whole. */
export const virtualServiceObject = ofEach('VirtualService', (subject, say) => {
  const { spec } = subject;
  if (['http', 'tcp', 'tls'].every(protocol => spec.get(protocol).items().length === 0)) say('MAN101', spec, 'it has no http, tcp or tls routes');
  if (isDelegate(spec)) wantNothingElse(spec, say);
  wantGatewayNames(spec.get('gateways'), say);
  wantHosts(spec, say);
  wantExportTo(subject, say);
});

function wantNothingElse(spec: Field, say: Say): void {
  for (const name of ['gateways', 'tls', 'tcp']) {
    if (spec.get(name).items().length > 0) say('MAN102', spec.get(name), `it has no hosts, but ${name}`);
  }
}

/** Whether some TLS match names hosts: then hosts may be names that Istio makes up itself. */
export function hasSniHosts(spec: Field): boolean {
  return spec.get('tls').items().some(route => route.get('match').items().some(match => match.get('sniHosts').items().length > 0));
}

function wantHosts(spec: Field, say: Say): void {
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

/** What is wrong with a host, which may be one that Istio makes up. */
export function hostProblem(host: string, generated: boolean): string | undefined {
  return generated && host.startsWith('outbound_') ? generatedHostProblem(host) : wildcardHostProblem(host);
}

function wantDifferent(hosts: readonly Field[], say: Say): void {
  hosts.forEach((host, index) => {
    const same = hosts.slice(0, index).find(other => overlap(other.text, host.text));
    if (same) say('MAN104', host, `'${host.text}' overlaps '${same.text}'`);
  });
}

/** Claims of a token are known at a gateway alone. */
export const claimsAtGateway = ofEachWith('VirtualService', ['headers', 'withoutHeaders'], ({ spec }, say) => {
  if (!isInMesh(spec)) return;
  for (const match of httpMatches(spec)) {
    for (const part of ['headers', 'withoutHeaders']) {
      for (const [name, value] of match.get(part).entries()) {
        if (isClaim(name)) say('MAN105', value, `'${name}' is matched inside the mesh`);
      }
    }
  }
});
