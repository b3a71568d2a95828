import type { FindingEntry } from './entry';

/** What a document says, whatever its kind. */
export const DOCUMENTS = {
  MAN001: {
    level: 'error', istio: 'schema', kiali: null, title: 'a value has the type of its field', remedy: 'write a value of that type; leave the field out instead of null',
  },
  MAN002: { level: 'error', istio: 'schema', kiali: null, title: 'a field exists', remedy: 'correct its name or its place' },
  MAN003: { level: 'error', istio: 'schema', kiali: null, title: 'a required field is there', remedy: 'write it' },
  MAN004: { level: 'error', istio: 'schema', kiali: null, title: 'a value is one of those that its field takes', remedy: 'write one of them' },
  MAN005: { level: 'error', istio: 'schema', kiali: null, title: 'of fields that exclude each other one is written', remedy: 'leave the others out' },
  MAN006: { level: 'error', istio: 'schema', kiali: null, title: 'a value lies within the bounds of its field', remedy: 'write another value' },
  MAN007: { level: 'error', istio: 'schema', kiali: null, title: 'a value keeps the rules of its definition', remedy: 'write another value' },
  MAN008: {
    level: 'error', istio: 'schema', kiali: null, title: 'a kind has this version', remedy: 'write networking.istio.io/v1',
  },
  MAN009: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a document has no other fields than apiVersion, kind, metadata, spec and status', remedy: 'move the field into spec',
  },
  MAN010: {
    level: 'error', istio: 'webhook', kiali: null, title: 'exportTo names each namespace once, or * alone', remedy: 'write namespaces, . for that of the object, or nothing but *',
  },
  MAN011: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a DestinationRule with a workloadSelector is exported to its own namespace alone', remedy: 'leave exportTo out',
  },
  MAN012: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an object carries no annotation that Istio keeps for itself', remedy: 'remove the annotation',
  },
  MAN013: {
    level: 'error', istio: 'webhook', kiali: null, title: 'labels and annotations are texts', remedy: 'put the value into quotation marks',
  },
  MAN014: {
    level: 'warning', istio: null, kiali: null, title: 'an object is written once', remedy: 'remove one: the later replaces the earlier',
  },
  MAN015: {
    level: 'warning', istio: null, kiali: null, title: 'a finding is ignored with its code and a reason', remedy: 'write "CODE reason; CODE reason"',
  },
  MAN016: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a selector names labels without wildcards', remedy: 'write the labels of the pods in full',
  },
  MAN017: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'a selector has labels', remedy: 'name a label, or leave the selector out if it is for all workloads',
  },
  MAN018: {
    level: 'error', istio: 'schema', kiali: null, title: 'a kind is one that its group has', remedy: 'correct the kind: the name is in the singular, as in VirtualService',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
