import type { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { ContainerResources, CpuAmount } from './container-resources';
import type { Manifest } from '../brought-in/manifest';

/** Requests and limits as Kubernetes writes them; nothing where nothing is asked for. */
export function resourcesSpec({ cpu, memory, ephemeralStorage }: ContainerResources): Manifest<k8s.ResourceRequirements> | undefined {
  const requests = quantities(cpu?.request, memory?.request, ephemeralStorage?.request);
  const limits = quantities(cpu?.limit, memory?.limit, ephemeralStorage?.limit);
  return requests || limits ? { requests, limits } : undefined;
}

function quantities(cpu?: CpuAmount, memory?: Size, disk?: Size): Record<string, string> | undefined {
  const wanted: [string, string | undefined][] = [['cpu', cpu?.amount], ['memory', bytes(memory)], ['ephemeral-storage', bytes(disk)]];
  const given = wanted.flatMap(([name, amount]) => amount === undefined ? [] : [[name, amount] as const]);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** Mebibytes where they are whole, kibibytes elsewhere. */
function bytes(size?: Size): string | undefined {
  const kibibytes = size?.toKibibytes();
  if (kibibytes === undefined) return undefined;
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`;
}
