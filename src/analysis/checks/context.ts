import { Field } from './field';
import { FieldNames } from './index/field-names';
import { Hosts } from './index/hosts';
import { INGRESS_LABELS, Pods } from './index/pods';
import { Services } from './index/services';
import type { JsonObject } from '../model/json';
import type { ManifestObject, Manifests } from '../model/manifest';

/** An object that is looked at. */
export interface Subject {
  readonly object: ManifestObject;
  readonly root: Field;
  readonly spec: Field;
}

/** What the rules look into: the objects, by kind and by name. Everything else is made from them when it is first asked for. */
export class Context {
  private readonly kinds = new Map<string, Subject[]>();
  private readonly names = new Map<string, Subject>();
  private readonly kept = new Map<unknown, unknown>();

  /** Whether some are written more than once. */
  readonly hasRepeated: boolean;

  constructor(readonly manifests: Manifests) {
    const last = new Map(manifests.objects.map(one => [identity(one), one]));
    this.hasRepeated = last.size < manifests.objects.length;
    for (const object of last.values()) this.add(object);
  }

  /** The objects of a kind; a kind of another group has another name. */
  of(kind: string): readonly Subject[] {
    return this.kinds.get(kind) ?? [];
  }

  /** The objects of a kind that have one of these fields somewhere. */
  having(kind: string, names: readonly string[]): readonly Subject[] {
    return this.once(`${kind} by field`, () => new FieldNames(this.of(kind))).having(names);
  }

  /** All of them, in order. */
  all(): Subject[] {
    return [...this.kinds.values()].flat();
  }

  /** The one object of a name. */
  find(kind: string, namespace: string, name: string): Subject | undefined {
    return this.names.get(`${kind} ${namespace}/${name}`);
  }

  /** The Services, and that of the ingress gateway that comes with Istio. */
  get services(): readonly Subject[] {
    return this.once('services', () => {
      const { namespace, name } = INGRESS.object;
      return this.find('Service', namespace, name) ? this.of('Service') : [...this.of('Service'), INGRESS];
    });
  }

  /** Services by what they select. */
  get selecting(): Services {
    return this.once(Services, () => new Services(this));
  }

  /** Services and ServiceEntries by host. */
  get hosts(): Hosts {
    return this.once(Hosts, () => new Hosts(this));
  }

  /** What runs. */
  get pods(): Pods {
    return this.once(Pods, () => new Pods(this));
  }

  /** What several rules look into, made once. */
  once<T>(key: unknown, make: () => T): T {
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key) as T;
  }

  private add(object: ManifestObject): void {
    const root = new Field(object.body);
    const subject = { object, root, spec: root.get('spec') };
    const kind = kindOf(object);
    const known = this.kinds.get(kind);
    if (known) known.push(subject);
    else this.kinds.set(kind, [subject]);
    this.names.set(`${kind} ${object.namespace}/${object.name}`, subject);
  }
}

function ingress(): Subject {
  const port = (name: string, number: number, targetPort: number): JsonObject => ({ name, port: number, targetPort, protocol: 'TCP' });
  const spec = { selector: INGRESS_LABELS, ports: [port('status-port', 15021, 15021), port('http2', 80, 8080), port('https', 443, 8443)] };
  const body = { spec };
  const object: ManifestObject = {
    group: '',
    version: 'v1',
    kind: 'Service',
    namespace: 'istio-system',
    name: 'istio-ingressgateway',
    labels: INGRESS_LABELS,
    annotations: {},
    spec,
    body,
    place: { file: '', line: 0 },
    lineOf: () => 0,
  };
  const root = new Field(body);
  return { object, root, spec: root.get('spec') };
}

/** What no set of manifests has, and every mesh. */
const INGRESS = ingress();

/** Groups whose kinds are known by their name alone. */
const PLAIN = new Set(['', 'apps', 'networking.istio.io', 'security.istio.io', 'admissionregistration.k8s.io']);

/** The name of a kind, with its group where two groups have that name. */
export function kindOf({ group, kind }: ManifestObject): string {
  return PLAIN.has(group) ? kind : `${kind}.${group}`;
}

/** What makes two objects one to an API server, whatever their versions; of two, the later counts. */
export function identity(object: ManifestObject): string {
  return `${kindOf(object)} ${object.namespace}/${object.name}`;
}
