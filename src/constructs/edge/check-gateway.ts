import { checkExternalHost, rulesName } from './external-host';
import { refuse, shown } from '../refusals/refusal';
import { isDnsLabel } from '../values/names';

/** Refuses a name and hosts that a gateway cannot have. */
export function checkGateway(path: string, name: string, hosts: readonly string[]): void {
  if (!isDnsLabel(name)) refuse('CDI504', `'${path}' must be named by a DNS label, got ${shown(name)}`, 'use lower-case letters, digits and hyphens');
  if (hosts.length === 0) refuse('CDI504', `'${path}' listens to no host`, 'pass at least one, or * for any');
  for (const host of hosts) checkExternalHost(path, host);
  hosts.forEach((host, at) => checkTwin(path, name, host, hosts.slice(0, at)));
}

function checkTwin(path: string, name: string, host: string, earlier: readonly string[]): void {
  if (earlier.includes(host)) refuse('CDI209', `'${path}' lists the host '${host}' twice`, 'drop one of the two');
  const twin = earlier.find(other => rulesName(name, other) === rulesName(name, host));
  if (twin !== undefined) {
    refuse('CDI215', `'${path}' writes the VirtualService '${rulesName(name, twin)}' for '${twin}', so it cannot for '${host}'`,
      'give one of the two hosts a MeshGateway of its own');
  }
}
