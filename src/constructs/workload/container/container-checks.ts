import type { ContainerOptions } from './container-options';
import { checkPod, containersBeside } from './pod-checks';
import type { ProcessOptions } from './process-options';
import { volumeName } from './volumes';
import { refuse, shown } from '../../refusals/refusal';
import { wholeSeconds } from '../../values/durations';
import { checkCapacity, checkRequests } from '../capacity/capacity-checks';

/** The user of the sidecar, whose traffic is not redirected. */
const SIDECAR_USER = 1337;

/** An image by the grammar of https://github.com/distribution/reference/blob/main/reference.go, a little wider at registry and digest. */
const IMAGE = /^(([A-Za-z\d.-]+|\[[\dA-Fa-f:]+\])(:\d+)?\/)?[a-z\d]+(([._/]|__|-+)[a-z\d]+)*(:\w[\w.-]{0,127})?(@[\w+.-]+:[\dA-Fa-f]{32,})?$/;

/** The fields are 32 bits wide. */
const MOST = 2 ** 31 - 1;

/** How long Kubernetes waits by itself before it kills a pod, in seconds. */
const DEFAULT_GRACE = 30;

/** Refuses options that Kubernetes rejects, or that do not do what they say. */
export function checkContainer(path: string, app: string, options: ContainerOptions): void {
  checkProcess(path, options);
  checkReplicas(path, options);
  checkStop(path, options);
  checkPod(path, app, options);
  for (const beside of containersBeside(options)) checkProcess(`${path}/${beside.name}`, beside);
  checkCapacity(path, options);
  checkRequests(path, options.autoscaling, requestsOf(options));
}

/** Kubernetes takes a limit for the request where there is no other. */
function requestsOf({ resources: { cpu, memory } = {} }: ContainerOptions): Record<'cpu' | 'memory', unknown> {
  return { cpu: cpu?.request ?? cpu?.limit, memory: memory?.request ?? memory?.limit };
}

/** Refuses what no container can have, whether it serves or stands beside the one that does. */
function checkProcess(path: string, options: ProcessOptions): void {
  checkImage(path, options);
  checkUser(path, options);
  checkPaths(path, options.writablePaths ?? []);
}

function checkImage(path: string, { image }: ProcessOptions): void {
  if (typeof image !== 'string' || !IMAGE.test(image)) {
    refuse('CDI307', `the container of '${path}' must have an image that a registry can have, got ${shown(image)}`,
      'pass its name in lower case, without scheme and white space, with a tag or digest, as in registry.example.com/cart:1.4.0');
  }
}

function checkReplicas(path: string, { replicas }: ContainerOptions): void {
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 0 || replicas > MOST)) {
    refuse('CDI307', `the container of '${path}' must have a whole number of replicas from 0 to ${MOST}, got ${shown(replicas)}`, 'pass such a number, or leave it to an autoscaler');
  }
}

function checkUser(path: string, { runAsUser }: ProcessOptions): void {
  if (runAsUser !== undefined && (!Number.isInteger(runAsUser) || runAsUser < 1 || runAsUser > MOST || runAsUser === SIDECAR_USER)) {
    refuse('CDI308', `the container of '${path}' must run as a user of its own, got ${shown(runAsUser)}`,
      `pass a whole number from 1 to ${MOST} other than 1337 (the sidecar), as in 1000; 0 is root`);
  }
}

function checkStop(path: string, { drainDelay, terminationGracePeriod }: ContainerOptions): void {
  const drain = drainDelay ? wholeSeconds(drainDelay, `the drain delay of '${path}'`) : 0;
  const grace = terminationGracePeriod ? wholeSeconds(terminationGracePeriod, `the termination grace period of '${path}'`) : DEFAULT_GRACE;
  if (drain >= grace) {
    refuse('CDI311', `the pods of '${path}' drain for ${drain} s but are killed after ${grace} s, so they never stop by themselves`,
      'make terminationGracePeriod longer than drainDelay');
  }
}

function checkPaths(path: string, paths: readonly string[]): void {
  for (const folder of paths) {
    if (!folder.startsWith('/') || volumeName(folder) === '' || /[:\s]/.test(folder) || folder.split('/').includes('..')) {
      refuse('CDI309', `a writable path of '${path}' must be an absolute folder other than the root, got '${folder}'`, 'pass one such as /tmp');
    }
    const twin = paths.find(other => other !== folder && volumeName(other) === volumeName(folder));
    if (twin !== undefined || paths.indexOf(folder) !== paths.lastIndexOf(folder)) {
      refuse('CDI309', `the writable paths '${folder}' and '${twin ?? folder}' of '${path}' share the volume '${volumeName(folder)}'`, 'keep one of them, or rename it');
    }
  }
}
