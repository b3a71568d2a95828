import type { HostFacts, ServiceFacts, ServicePortFacts } from '../../composition/host-facts';
import { listed, type Problem } from '../../refusals/refusal';
import type { Check } from '../check';

/** Do the declared ports and those of the Service agree, so that every rule applies where it is meant to and nowhere else? */
export const portsAreDeclared: Check = facts => {
  const { path, ports, service } = facts;
  if (!service?.addressable) return [];
  const missing = ports.filter(({ number }) => !service.ports.some(port => port.number === number));
  return [
    ...missing.map(({ number }): Problem => ({
      code: 'CDI303',
      problem: `'${path}' declares port ${number}, but the Service '${service.path}' has these ports: ${listed(service.ports.map(port => String(port.number)))}`,
      remedy: 'declare the ports of the Service, by the numbers that clients call',
    })),
    ...service.ports.flatMap(port => disagreement(facts, service, port)),
  ];
};

function disagreement({ path, ports }: HostFacts, service: ServiceFacts, port: ServicePortFacts): Problem[] {
  const declared = ports.find(({ number }) => number === port.number);
  const shown = `port ${port.number} ('${port.name ?? ''}') of the Service '${service.path}'`;
  const meant = port.protocol === 'opaque' ? 'tcp' : 'http';
  if ((declared?.protocol ?? 'tcp') === meant) return [];
  if (!declared) {
    return [{
      code: 'CDI303',
      problem: `${shown} is not declared by '${path}', so the rules of the other ports would take its requests`,
      remedy: `declare it: MeshPort.http(${port.number})`,
    }];
  }
  return [meant === 'http' ? {
    code: 'CDI303',
    problem: `'${path}' declares TCP on ${shown}, which Istio takes for HTTP, so the rules of the other ports would take its requests`,
    remedy: `declare MeshPort.http(${port.number}), or name it 'tcp' or 'tcp-…' on the Service`,
  } : {
    code: 'CDI121',
    problem: `'${path}' declares HTTP on ${shown}, whose name makes Istio treat it as plain TCP, without any rule`,
    remedy: 'name it \'http\' or \'http-…\' on the Service',
  }];
}
