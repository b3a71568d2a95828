import type { FindingEntry } from '../rule/entry';

/** What a document says, whatever its kind. */
export const DOCUMENTS = {
  MAN001: {
    level: 'error', istio: 'schema', kiali: null, title: 'a value must have the type of its field', remedy: 'write a value of that type; leave the field out instead of null',
  },
  MAN002: { level: 'error', istio: 'schema', kiali: null, title: 'a field must be one that its object has', remedy: 'correct its name or its place' },
  MAN003: { level: 'error', istio: 'schema', kiali: null, title: 'a required field must be present', remedy: 'add it' },
  MAN004: { level: 'error', istio: 'schema', kiali: null, title: 'a value must be one of those that its field takes', remedy: 'write one of them' },
  MAN005: { level: 'error', istio: 'schema', kiali: null, title: 'only one of several fields that exclude each other may be written', remedy: 'keep one of them' },
  MAN006: { level: 'error', istio: 'schema', kiali: null, title: 'a value must lie within the bounds of its field', remedy: 'write a value within them' },
  MAN007: { level: 'error', istio: 'schema', kiali: null, title: 'a value must follow the rules of its definition', remedy: 'write a value that follows them' },
  MAN008: {
    level: 'error', istio: 'schema', kiali: null, title: 'an object must have a version in which its kind exists', remedy: 'write networking.istio.io/v1',
  },
  MAN009: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a document must have no other fields than apiVersion, kind, metadata, spec and status', remedy: 'move the field into spec',
  },
  MAN010: {
    level: 'error', istio: 'webhook', kiali: null, title: 'exportTo must list namespaces, each once, or * alone', remedy: 'write the names of namespaces, . for that of the object, or * alone',
  },
  MAN011: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a DestinationRule with a workloadSelector must be exported to its own namespace alone', remedy: 'leave exportTo out',
  },
  MAN012: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an object must not carry an annotation that Istio keeps for itself', remedy: 'remove the annotation',
  },
  MAN013: {
    level: 'error', istio: 'webhook', kiali: null, title: 'the values of labels and annotations must be strings', remedy: 'put the value into quotation marks',
  },
  MAN014: {
    level: 'warning', istio: null, kiali: null, title: 'an object must be written only once', remedy: 'remove one of the two: the later one replaces the earlier one',
  },
  MAN015: {
    level: 'warning', istio: null, kiali: null, title: 'a finding must be ignored by its code, with a reason', remedy: 'write "CODE reason; CODE reason"',
  },
  MAN016: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a selector must name labels, without wildcards', remedy: 'write the labels of the pods in full',
  },
  MAN017: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'a selector must have labels', remedy: 'name a label, or leave the selector out if it is for all workloads',
  },
  MAN018: {
    level: 'error', istio: 'schema', kiali: null, title: 'a kind must be one that its API group has', remedy: 'correct the kind: the name is in the singular, as in VirtualService',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
