import type { HostFacts, ServiceFacts, ServicePortFacts } from '../../composition/host-facts';
import { listed, type Problem } from '../../refusals/refusal';
import { asDnsLabel } from '../../values/names';
import type { PortProtocol } from '../../values/port-protocol';
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
  if (!declared) return isForConnections(port.protocol) ? [] : [undeclared(path, shown, port)];
  const { protocol } = declared;
  if (protocol === 'http') return isForConnections(port.protocol) ? [notHttp(path, shown, port.protocol)] : [];
  if (protocol === port.protocol) return [];
  return [{ code: 'CDI303', ...OTHERWISE[port.protocol](`'${path}' declares ${WORDS[protocol]} on ${shown}`, port, protocol) }];
}

function isForConnections(protocol: PortProtocol): protocol is 'tcp' | 'tls' {
  return protocol === 'tcp' || protocol === 'tls';
}

const WORDS = { tcp: 'TCP', tls: 'TLS' } as const;

function undeclared(path: string, shown: string, { number, protocol }: ServicePortFacts): Problem {
  return {
    code: 'CDI303',
    problem: `${shown} is not declared by '${path}', so the rules of the other ports would take its requests`,
    remedy: `declare it: MeshPort.http(${number})${protocol === 'sniffed' ? ', or name it \'tcp-…\' on the Service if it does not speak HTTP' : ''}`,
  };
}

function notHttp(path: string, shown: string, protocol: 'tcp' | 'tls'): Problem {
  return {
    code: 'CDI121',
    problem: `'${path}' declares HTTP on ${shown}, whose name makes Istio treat it as plain ${WORDS[protocol]}, without any rule for requests`,
    remedy: 'name it \'http\' or \'http-…\' on the Service',
  };
}

type Words = (declares: string, port: ServicePortFacts, declared: 'tcp' | 'tls') => Omit<Problem, 'code'>;

/** What is wrong with a port that is declared for connections, by what Istio makes of it. */
const OTHERWISE: Readonly<Record<PortProtocol, Words>> = {
  http: (declares, { number }, declared) => ({
    problem: `${declares}, which Istio takes for HTTP, so the rules of the other ports would take its requests`,
    remedy: `declare MeshPort.http(${number}), or name it '${declared}' or '${declared}-…' on the Service`,
  }),
  sniffed: (declares, { name }, declared) => ({
    problem: `${declares}, whose name says no protocol: Istio waits for the first bytes of the client to guess it,`
      + ' so where the server speaks first, as with MySQL, SMTP, FTP and SSH, both wait for ever',
    remedy: `name it '${asDnsLabel(name === undefined ? declared : `${declared}-${name}`)}' on the Service`,
  }),
  tcp: (declares, { number }) => ({
    problem: `${declares}, which Istio takes for TCP, so no rule for TLS applies to it`,
    remedy: `declare MeshPort.tcp(${number}), or name it 'tls' or 'tls-…' on the Service`,
  }),
  tls: (declares, { number }) => ({
    problem: `${declares}, which Istio takes for TLS, so no rule for TCP applies to it`,
    remedy: `declare MeshPort.tls(${number}), or name it 'tcp' or 'tcp-…' on the Service`,
  }),
};
