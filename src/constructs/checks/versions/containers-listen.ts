import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Do the containers that are written listen where the Service leads? */
export const containersListen: Check = ({ ports, service, versions }) => (service?.ports ?? []).flatMap(({ number, targetPort }) => {
  if (!service!.addressable || !ports.some(port => port.number === number)) return [];
  const deaf = versions.find(({ containerPorts }) => targetPort !== undefined && containerPorts && !containerPorts.includes(targetPort));
  return deaf ? [{
    code: 'CDI303' as const,
    problem: `port ${number} of the Service '${service!.path}' leads to container port ${targetPort},`
      + ` but '${deaf.path}' listens on ${listed(deaf.containerPorts!.map(String))}`,
    remedy: `declare it: MeshPort.http(${number}, { targetPort: ${targetPort} })`,
  }] : [];
});
