import type { k8s } from 'cdk8s-plus-28';

/**
 * A manifest as Kubernetes reads it, by the name of its generated type.
 *
 * The generated classes would check and convert the same at every start, and drop what a patch adds beyond their schema.
 */
export type Manifest<T> =
  T extends k8s.IntOrString ? number | string :
    T extends k8s.Quantity ? string :
      T extends readonly (infer Item)[] ? Manifest<Item>[] :
        T extends object ? { readonly [Key in keyof T]: Manifest<T[Key]> } : T;
