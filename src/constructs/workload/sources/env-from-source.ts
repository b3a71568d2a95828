import { checkedName } from './object-name';
import type { EnvFromPlan } from './source-plans';
import { demandOptions } from '../../border/demand';
import { checkedLater, FLAG, optional } from '../../border/kinds';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';

/** How the variables are named, and whether they have to be there. */
export interface EnvFromOptions {
  /**
   * What stands before each key in the name of its variable, as in `SHOP_`. Ends in `prefix`.
   *
   * @default - nothing
   */
  readonly prefix?: string;

  /**
   * Whether the pod starts without the object. Ends in `optional`.
   *
   * @default false
   */
  readonly optional?: boolean;
}

const OPTIONS = struct<EnvFromOptions>({ prefix: optional(checkedLater('a string', '\'SHOP_\'')), optional: optional(FLAG) });

/** Environment variables of a container, one for each key of a ConfigMap or a Secret in the namespace of the pods. Ends in `envFrom`. */
export class EnvFromSource {
  /**
   * All keys of a ConfigMap. Ends in `configMapRef`.
   *
   * @throws CDI330 if Kubernetes has no ConfigMap of such a name
   * @throws CDI336 if no variable can begin with the prefix
   * @throws CDI436 if the options have what they cannot have
   */
  public static configMap(name: string, options: EnvFromOptions = {}): EnvFromSource {
    demandOptions('EnvFromSource.configMap', options, OPTIONS);
    return new EnvFromSource({ ...prefixOf(options), configMapRef: { name: checkedName('ConfigMap', name), optional: options.optional } });
  }

  /**
   * All keys of a Secret. Ends in `secretRef`.
   *
   * @throws CDI330 if Kubernetes has no Secret of such a name
   * @throws CDI336 if no variable can begin with the prefix
   * @throws CDI436 if the options have what they cannot have
   */
  public static secret(name: string, options: EnvFromOptions = {}): EnvFromSource {
    demandOptions('EnvFromSource.secret', options, OPTIONS);
    return new EnvFromSource({ ...prefixOf(options), secretRef: { name: checkedName('Secret', name), optional: options.optional } });
  }

  /** @internal */
  public readonly _source: EnvFromPlan;

  private constructor(source: EnvFromPlan) {
    this._source = source;
  }
}

/** Kubernetes' `IsEnvVarName`. */
function prefixOf({ prefix }: EnvFromOptions): { readonly prefix?: string } {
  if (prefix !== undefined && !(typeof prefix === 'string' && /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(prefix))) {
    refuse('CDI336', `the prefix of variables must be the beginning of a name, got ${shown(prefix)}`, 'use letters, digits and underscores, as in SHOP_, or leave it out');
  }
  return { prefix };
}
