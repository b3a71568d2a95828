import { isBlock } from '../../values/host';
import { quoted } from '../../values/quoted';

type Problem = (value: string) => string | undefined;

const unless = (fits: (value: string) => boolean, problem: string): Problem => value => fits(value) ? undefined : `must be ${problem}, got ${quoted(value)}`;
const isPort = (text: string): boolean => /^\s*\d+\s*$/.test(text) && Number(text) <= 65535;
const isPorts = (text: string): boolean => text.trim() === '' || text.trim().split(',').every(isPort);
const isBlocks = (text: string): boolean => text === '' || text.split(',').every(isBlock);
const isInterface = (text: string): boolean => text.length <= 15 && /^[a-zA-Z][a-zA-Z0-9_.-]*$/.test(text);
const isQuantity = (text: string): boolean => /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+|[KMGTPE]i|[numkMGTPE])?$/.test(text);
const ports = unless(isPorts, 'a list of ports');
const wholeNumber = unless(value => /^\d+$/.test(value) && Number(value) < 2 ** 32, 'a whole number');
const interfaces = unless(value => value === '' || value.split(',').every(one => isInterface(one.trim())), 'a list of interfaces');
const quantity = unless(isQuantity, 'a quantity such as 100m or 128Mi');

const PROBLEMS: Readonly<Record<string, Problem | undefined>> = {
  'sidecar.istio.io/interceptionMode': unless(value => ['REDIRECT', 'TPROXY', 'NONE'].includes(value), 'REDIRECT, TPROXY or NONE'),
  'status.sidecar.istio.io/port': unless(isPort, 'a port'),
  'readiness.status.sidecar.istio.io/initialDelaySeconds': wholeNumber,
  'readiness.status.sidecar.istio.io/periodSeconds': wholeNumber,
  'readiness.status.sidecar.istio.io/failureThreshold': wholeNumber,
  'traffic.sidecar.istio.io/includeOutboundIPRanges': unless(value => value === '*' || isBlocks(value), '* or a list of blocks of addresses'),
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': unless(isBlocks, 'a list of blocks of addresses'),
  'traffic.sidecar.istio.io/includeInboundPorts': unless(value => value === '*' || isPorts(value), '* or a list of ports'),
  'traffic.sidecar.istio.io/excludeInboundPorts': ports,
  'traffic.sidecar.istio.io/excludeOutboundPorts': ports,
  'traffic.sidecar.istio.io/excludeInterfaces': interfaces,
  'traffic.sidecar.istio.io/kubevirtInterfaces': interfaces,
  'istio.io/reroute-virtual-interfaces': interfaces,
  'prometheus.istio.io/merge-metrics': unless(value => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value), 'true or false'),
  'sidecar.istio.io/proxyCPU': quantity,
  'sidecar.istio.io/proxyMemory': quantity,
  'sidecar.istio.io/proxyCPULimit': quantity,
  'sidecar.istio.io/proxyMemoryLimit': quantity,
};

/** What is wrong with the value of an annotation. */
export function annotationProblem(name: string, value: string): string | undefined {
  return PROBLEMS[name]?.(value);
}
