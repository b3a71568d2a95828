import type { Size } from 'cdk8s';
import type { ContainerOptions } from './container-options';
import type { ContainerResources, CpuAmount, CpuResources, SizeResources } from './container-resources';
import type { EnvValue } from './env-value';
import { HealthCheck } from './health-check';
import type { NamedContainerOptions } from './process-options';
import { Toleration } from './toleration';
import { checkedLater, having, instanceOf, optional, text, withMethod } from '../../border/kinds';
import { listOf } from '../../border/list-of';
import { mapOf } from '../../border/map-of';
import { struct } from '../../border/struct';
import { DURATION } from '../../values/durations';
import { AUTOSCALER, BUDGET } from '../capacity/capacity-shape';
import { TopologySpread } from '../capacity/topology-spread';
import { EnvFromSource } from '../sources/env-from-source';
import { VolumeMount } from '../sources/volume-mount';

const SPREAD = instanceOf<TopologySpread>(TopologySpread, 'TopologySpread.acrossNodes()');
const CPU = optional(having<CpuAmount>('a CpuAmount', '{ amount: \'100m\' }', 'amount'));
const SIZE = optional(withMethod<Size>('a Size', 'Size.mebibytes(128)', 'toKibibytes'));
const SIZES = optional(struct<SizeResources>({ request: SIZE, limit: SIZE }));
const CHECK = optional(instanceOf<HealthCheck>(HealthCheck, 'HealthCheck.http(\'/health\')'));
const TEXTS = optional(listOf(text('--verbose')));

/** What a container asks of a node. */
export const CONTAINER_RESOURCES = struct<ContainerResources>({
  cpu: optional(struct<CpuResources>({ request: CPU, limit: CPU })),
  memory: SIZES,
  ephemeralStorage: SIZES,
});

const PROCESS = {
  image: checkedLater<string>('a string', '\'shop:1\''),
  command: TEXTS,
  args: TEXTS,
  env: optional(mapOf(having<EnvValue>('an EnvValue', '{ value: \'info\' }', 'value', 'valueFrom'))),
  envFrom: optional(listOf(instanceOf<EnvFromSource>(EnvFromSource, 'EnvFromSource.configMap(\'settings\')'))),
  volumeMounts: optional(listOf(instanceOf<VolumeMount>(VolumeMount, 'VolumeMount.configMap(\'settings\', \'/etc/shop\')'))),
  resources: optional(CONTAINER_RESOURCES),
  runAsUser: optional(checkedLater<number>('a number', '1000')),
  writablePaths: optional(listOf(text('/tmp'))),
};
const BESIDE = optional(listOf(struct<NamedContainerOptions>({ name: checkedLater('a string', '\'log\''), ...PROCESS })));

/** What a container is written from. */
export const CONTAINER_OPTIONS = struct<ContainerOptions>({
  ...PROCESS,
  sidecars: BESIDE,
  initContainers: BESIDE,
  nodeSelector: optional(mapOf(text('linux'))),
  tolerations: optional(listOf(instanceOf<Toleration>(Toleration, 'Toleration.exists(\'dedicated\')'))),
  imagePullSecrets: optional(listOf(checkedLater('a string', '\'registry\''))),
  replicas: optional(checkedLater('a number', '2')),
  autoscaling: optional(AUTOSCALER),
  disruption: optional(BUDGET),
  spread: optional(listOf(SPREAD)),
  readiness: CHECK,
  liveness: CHECK,
  startup: CHECK,
  drainDelay: optional(DURATION),
  terminationGracePeriod: optional(DURATION),
  podAnnotations: optional(mapOf(text('true'))),
  serviceAccountName: optional(text('shop')),
});
