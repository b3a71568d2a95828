import { InvalidArgumentError, Option } from 'commander';

/** The namespace of documents that do not name one. */
export function namespaceOption(): Option {
  return new Option('-n, --namespace <namespace>', 'namespace of documents that do not name one').default('default');
}

/** An option that may be given again. */
export function listOption(flags: string, description: string): Option {
  return new Option(flags, description).default([], 'none');
}

/** One more value of an option that may be given again. */
export function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** The number of a port. */
export function numbered(value: string): number {
  if (!/^\d{1,5}$/.test(value)) throw new InvalidArgumentError('a port is a whole number from 1 to 65535.');
  return Number(value);
}

/** What to read after an error. */
export function helpOf(command: string): string {
  return `see: cdk8s-istio ${command}--help`;
}
