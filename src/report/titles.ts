/** What tells an object from all others. */
export interface Named {
  readonly kind: string;
  /** Empty for an object of the whole cluster. */
  readonly namespace: string;
  readonly name: string;
}

/** An object by its kind, namespace and name. */
export function titleOf({ kind, namespace, name }: Named): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** An object, and the field of it that is meant; an empty field is the whole object. */
export function placeOf({ field, ...object }: Named & { readonly field: string }): string {
  return field === '' ? titleOf(object) : `${titleOf(object)}, ${field}`;
}

/** What others call the same thing: Istio's code, or its webhook, then Kiali's. */
export function alsoCalled({ istio, kiali }: { readonly istio: string | null; readonly kiali: string | null }): string[] {
  return [istio, kiali].filter(name => name !== null);
}
