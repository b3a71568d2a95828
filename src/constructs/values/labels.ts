/** Kubernetes labels. */
export type Labels = Readonly<Record<string, string>>;

/** The address of one construct, by which cdk8s-plus lets a Deployment, and a Service that exposes it, select its pods alone. */
export const ADDRESS_LABEL = 'cdk8s.io/metadata.addr';

/** Whether pods with all these labels are selected by the labels. */
export function isWithin(labels: Labels, all: Labels): boolean {
  return Object.entries(labels).every(([key, value]) => all[key] === value);
}

/** A JSON pointer to a field of an object, such as a label, by the names on the way to it. */
export function pointer(...names: readonly string[]): string {
  return names.map(name => `/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
