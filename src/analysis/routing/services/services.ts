import { type Traffic, trafficNamed, trafficOn } from './protocols';
import { isAddress, serviceHost } from '../../model/hosts';
import { type Json, type JsonObject, objectIn } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import { exportsIn, exportsOf, type Exports } from '../fields/exports';
import { numberAt, objectAt, objectsAt, optionalNumberAt, textAt, textMapAt, textsAt, field } from '../fields/fields';

/** A port of a service. */
export interface ServicePort {
  readonly number: number;
  readonly name: string;
  readonly protocol: Traffic;
  /** A number, or the name of a port of the pods. */
  readonly target: number | string;
}

/** How clients get to what answers: `unresolved` goes where the client wanted to go, an `alias` is another host. */
export type Resolution = 'endpoints' | 'dns' | 'unresolved' | 'alias' | 'dynamic';

/** A host that Istio knows, from a Service or a ServiceEntry. */
export interface Service {
  readonly host: string;
  readonly namespace: string;
  readonly owner: ManifestObject;
  readonly isKubernetes: boolean;
  readonly ports: readonly ServicePort[];
  readonly resolution: Resolution;
  /** Where clients find it; the same as of no other, or `UNSPECIFIED`. */
  readonly address: string;
  readonly exports: Exports;
  /** Empty where it selects nothing. */
  readonly selector: Readonly<Record<string, string>>;
  /** Of an alias, the host that it stands for. */
  readonly externalName: string;
}

/** The address of a service without an address of its own. */
export const UNSPECIFIED = '0.0.0.0';

const EXPORT_TO = 'networking.istio.io/exportTo';

export function serviceOf(owner: ManifestObject, domain: string): Service {
  const { name, namespace, spec, annotations } = owner;
  const isAlias = textAt(spec, 'type') === 'ExternalName' && textAt(spec, 'externalName') !== '';
  const isHeadless = textAt(spec, 'clusterIP') === 'None';
  const exportTo = annotations[EXPORT_TO];
  return {
    owner,
    namespace,
    host: serviceHost(name, namespace, domain),
    isKubernetes: true,
    ports: objectsAt(spec, 'ports').map(portOf),
    resolution: isAlias ? 'alias' : isHeadless ? 'unresolved' : 'endpoints',
    address: isHeadless || textAt(spec, 'type') === 'ExternalName' ? UNSPECIFIED : textAt(spec, 'clusterIP') || `${namespace}/${name}`,
    exports: exportsIn(exportTo ? exportTo.split(',').map(one => one.trim()) : [], namespace),
    selector: textMapAt(spec, 'selector'),
    externalName: isAlias ? textAt(spec, 'externalName') : '',
  };
}

function portOf(port: JsonObject): ServicePort {
  const number = numberAt(port, 'port');
  const name = textAt(port, 'name');
  const application = field(port, 'appProtocol');
  return {
    number,
    name,
    protocol: trafficOn({ port: number, name, protocol: textAt(port, 'protocol'), appProtocol: typeof application === 'string' ? application : undefined }),
    target: targetOf(field(port, 'targetPort')) ?? number,
  };
}

function targetOf(target: Json | undefined): number | string | undefined {
  return typeof target === 'number' || typeof target === 'string' && target !== '' ? target : undefined;
}

const RESOLUTIONS: Readonly<Record<string, Resolution>> = {
  NONE: 'unresolved', STATIC: 'endpoints', DNS: 'dns', DNS_ROUND_ROBIN: 'dns', DYNAMIC_DNS: 'dynamic',
};
const RESOLUTION_NUMBERS: readonly Resolution[] = ['unresolved', 'endpoints', 'dns', 'dns', 'dynamic'];

/** One for each host and each address of a ServiceEntry. */
export function servicesOf(owner: ManifestObject): Service[] {
  const { namespace, spec } = owner;
  const resolution = field(spec, 'resolution');
  const common = {
    owner,
    namespace,
    isKubernetes: false,
    ports: objectsAt(spec, 'ports').map(entryPortOf),
    resolution: (typeof resolution === 'number' ? RESOLUTION_NUMBERS[resolution] : RESOLUTIONS[String(resolution)]) ?? 'unresolved',
    exports: exportsOf(spec, namespace),
    selector: textMapAt(objectAt(spec, 'workloadSelector'), 'labels'),
    externalName: '',
  };
  const addresses = textsAt(spec, 'addresses').filter(isAddressOrRange).map(address => address.replace(/\/32$/, ''));
  const places = textsAt(spec, 'addresses').length === 0 ? [UNSPECIFIED] : addresses;
  return textsAt(spec, 'hosts').flatMap(host => places.map(address => ({ ...common, host, address })));
}

function isAddressOrRange(address: string): boolean {
  return isAddress(address.split('/', 1)[0]);
}

function entryPortOf(port: JsonObject): ServicePort {
  const number = numberAt(port, 'number');
  return { number, name: textAt(port, 'name'), protocol: trafficNamed(textAt(port, 'protocol')), target: optionalNumberAt(port, 'targetPort') || number };
}

/** The port of a number; one of UDP may have the same number, as DNS and HTTP/3 do, but proxies do not know it. */
export function portNumbered(ports: readonly ServicePort[], number: number): ServicePort | undefined {
  return ports.find(port => port.number === number && port.protocol !== 'udp');
}

/** The endpoints that a ServiceEntry lists itself. */
export function endpointsListed({ owner, isKubernetes }: Service): readonly JsonObject[] {
  return isKubernetes ? [] : objectsAt(owner.spec, 'endpoints');
}

/** Whether a ServiceEntry says by labels what answers. */
export function selectsWorkloads({ owner, isKubernetes }: Service): boolean {
  return !isKubernetes && objectIn(field(owner.spec, 'workloadSelector')) !== undefined;
}
