import type { VersionFacts } from '../../composition/host-facts';
import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Do the containers that are written listen where the Service leads? */
export const containersListen: Check = ({ ports, service, versions }) => {
  if (!service?.addressable) return [];
  const declared = service.ports.filter(({ number }) => ports.some(port => port.number === number));
  return declared.flatMap(({ number, targetPort }) => {
    const deaf = versions.find(version => isDeaf(version, targetPort));
    return deaf ? [{
      code: 'CDI303',
      problem: `port ${number} of the Service '${service.path}' leads to container port ${targetPort},`
        + ` and '${deaf.path}' listens on ${listed((deaf.containerPorts ?? []).map(String))}`,
      remedy: `declare it: MeshPort.${ports.find(port => port.number === number)?.protocol}(${number}, { targetPort: ${targetPort} })`,
    }] : [];
  });
};

function isDeaf({ containerPorts }: VersionFacts, targetPort: number | undefined): boolean {
  return targetPort !== undefined && containerPorts !== undefined && !containerPorts.includes(targetPort);
}
