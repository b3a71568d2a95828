import { ApiObject, App, ImplicitTokenResolver, Lazy, LazyResolver, NumberStringUnionResolver, type ApiObjectMetadata, type IResolver, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { isPlain, sorted } from './plain';

/** All that is written of it. */
export interface WrittenObjectProps {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ApiObjectMetadata;
  /** Data, or a `Lazy` that produces it. */
  readonly spec?: object;
}

/**
 * An object that knows whether it is still what was written, and is quickly rendered as long as it is.
 *
 * cdk8s looks at each value through every resolver of the app before it sorts what came out. Plain data is what it was after that, so it is only sorted.
 */
export class WrittenObject extends ApiObject {
  /** Whether somebody has patched it. */
  public isPatched = false;

  private readonly spec?: object;

  constructor(scope: Construct, id: string, { apiVersion, kind, metadata, spec }: WrittenObjectProps) {
    super(scope, id, { apiVersion, kind, metadata, spec });
    this.spec = spec;
  }

  /** Patches the object; what is known of it is read anew from then on. */
  public addJsonPatch(...operations: JsonPatch[]): void {
    this.isPatched = true;
    super.addJsonPatch(...operations);
  }

  /** Renders the object to Kubernetes JSON, the same that cdk8s would render. */
  public toJson(): object {
    if (this.isPatched || !rendersByDefault(this)) return super.toJson() as object;
    const spec: unknown = this.spec instanceof Lazy ? this.spec.produce() : this.spec;
    if (!isPlain(spec)) return super.toJson() as object;
    const { apiVersion, kind } = this;
    const metadata = this.metadata.toJson() as object;
    return spec === undefined ? { apiVersion, kind, metadata } : { apiVersion, kind, metadata, spec: sorted(spec) };
  }
}

/** Whether nobody has a say in how values are written: resolvers of the app, or the setting of cdk8s that leaves keys unsorted. */
function rendersByDefault(object: ApiObject): boolean {
  return !process.env.CDK8S_DISABLE_SORT && App.of(object).resolvers.every(leavesPlainAlone);
}

function leavesPlainAlone({ constructor }: IResolver): boolean {
  return constructor === LazyResolver || constructor === ImplicitTokenResolver || constructor === NumberStringUnionResolver;
}
