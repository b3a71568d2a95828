import { InvalidArgumentError, Option } from 'commander';
import { problemOfGlob } from '../settings/globs';

/** What is read, and how. */
export function readingOptions(): Option[] {
  return [
    new Option('-n, --namespace <namespace>', 'namespace of documents that do not name one (default: default)'),
    listOption('--exclude <glob>', 'leave files and folders out, as in "**/testdata"; may be given again').argParser(globbed),
    new Option('--config <file>', 'the settings (default: .cdk8s-istio.yaml, here or above)'),
    new Option('--no-config', 'read no settings'),
  ];
}

/** An option that may be given again. */
export function listOption(flags: string, description: string): Option {
  return new Option(flags, description).default([], 'none');
}

/** One more value of an option that may be given again. */
export function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function globbed(value: string, before: readonly string[]): string[] {
  const problem = problemOfGlob(value);
  if (problem !== undefined) throw new InvalidArgumentError(`${problem}.`);
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
