import type { Field } from '../../objects/field';
import { generatedHostProblem, wildcardHostProblem } from '../../values/host';

const HARMLESS = new Set(['name', 'uri', 'statPrefix', 'ignoreUriCase']);

/** Whether a match asks for nothing but a path. */
export function isPathAlone(match: Field): boolean {
  return match.entries().every(([name, value]) => HARMLESS.has(name) || value.entries().length === 0 && value.number === 0 && value.length === 0 && value.text === '');
}

/** The names that the matches of TLS ask for. */
export function sniHosts(spec: Field): readonly string[] {
  return spec.get('tls').items().flatMap(route => route.get('match').items().flatMap(match => match.get('sniHosts').texts));
}

/** Whether some TLS match names hosts: then hosts may be names that Istio makes up itself. */
export function hasSniHosts(spec: Field): boolean {
  return spec.get('tls').items().some(route => route.get('match').items().some(match => match.get('sniHosts').length > 0));
}

/** What is wrong with a host, which may be one that Istio makes up. */
export function hostProblem(host: string, generated: boolean): string | undefined {
  return generated && host.startsWith('outbound_') ? generatedHostProblem(host) : wildcardHostProblem(host);
}

/** Whether the hosts of a VirtualService are known inside the mesh: it names no gateway, or `mesh` among them. */
export function isInMesh(spec: Field): boolean {
  const gateways = spec.get('gateways').items();
  return gateways.length === 0 || gateways.some(({ text }) => text === 'mesh');
}

/** A VirtualService without hosts is there for others to delegate to. */
export function isDelegate(spec: Field): boolean {
  return spec.get('hosts').length === 0;
}

/** The http routes. */
export function httpRoutes(spec: Field): readonly Field[] {
  return spec.once(httpRoutes, () => spec.get('http').items());
}

/** What a message calls a route: its name, or its place. */
export function nameOf(route: Field): string {
  return route.get('name').text ? `'${route.get('name').text}'` : `#${String(route.path.at(-1))}`;
}
