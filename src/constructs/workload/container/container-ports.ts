import type { k8s } from 'cdk8s-plus-28';
import type { Manifest } from '../brought-in/manifest';
import type { PodsRequest } from '../pods';

/**
 * The ports of the container, with the names by which the Service looks for them: a port whose `targetPort` is a name leads to no pod that lacks it.
 *
 * A name stands once in a container, so two ports of the Service that lead to it lead to the first one here.
 */
export function containerPorts({ ports, servicePorts }: PodsRequest): Manifest<k8s.ContainerPort>[] {
  const written = servicePorts();
  const targets = ports.map(({ number }) => written.find(({ port }) => port === number)?.targetPort);
  return ports.map(({ targetPort }, index) => ({
    containerPort: targetPort,
    name: nameIn(targets, index),
  }));
}

/** The name at a place, unless it stands before. */
function nameIn(targets: readonly (number | string | undefined)[], index: number): string | undefined {
  const target = targets[index];
  return typeof target === 'string' && targets.indexOf(target) === index ? target : undefined;
}
