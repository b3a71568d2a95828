import { itemsIn, numberIn, objectIn, textIn } from '../analysis/model/json';
import type { ManifestObject, Manifests } from '../analysis/model/manifest';

const ENCRYPTED = ['HTTPS', 'TLS'];

/** The ports of the servers of a gateway. */
export function portsOfGateway(gateway: ManifestObject, scheme: string | undefined): number[] {
  return [...new Set(serverPorts(gateway, scheme))];
}

/** In the clear unless a scheme says otherwise. */
function serverPorts({ spec }: ManifestObject, scheme = 'http'): number[] {
  const encrypted = scheme === 'https' || scheme === 'tls';
  return itemsIn(spec.servers).flatMap(server => {
    const port = objectIn(objectIn(server)?.port);
    const number = numberIn(port?.number);
    return number !== undefined && ENCRYPTED.includes(textIn(port?.protocol)?.toUpperCase() ?? '') === encrypted ? [number] : [];
  });
}

/** The ports of a Service, by its short or its full name. */
export function portsOfService({ objects }: Manifests, host: string, namespace: string): number[] {
  const [name, within = namespace] = host.split('.');
  return objects.filter(one => one.kind === 'Service' && one.group === '' && one.name === name && one.namespace === within)
    .flatMap(({ spec }) => itemsIn(spec.ports).flatMap(port => numberIn(objectIn(port)?.port) ?? []));
}
