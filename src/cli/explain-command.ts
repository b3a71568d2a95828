import type { Output } from './check-command';
import { painter } from './paint';
import type { ExitCode } from './program';
import { CATALOGUE, type Code } from '../analysis/checks/catalogue/catalogue';
import type { CatalogueEntry } from '../analysis/checks/catalogue/entry';
import type { Example } from '../analysis/checks/examples/example';
import { EXAMPLES } from '../analysis/checks/examples/examples';

/** The options of `explain`. */
export interface ExplainSettings {
  readonly json?: boolean;
}

/** Says what a code means; a code of Istio or Kiali is that of every code for the same. */
export function explainCommand(code: string, { json = false }: ExplainSettings, output: Output): ExitCode {
  const wanted = code.toUpperCase();
  const found = (Object.entries(CATALOGUE) as [string, CatalogueEntry][])
    .filter(([own, { istio, kiali }]) => [own, istio, kiali].includes(wanted))
    .map(([own, entry]) => ({ code: own, ...entry, example: EXAMPLES[own as Code] }));
  if (found.length === 0) throw new Error(`'${code}' is no code that 'check' knows; docs/diagnostics.md lists them all`);
  output.write(`${json ? JSON.stringify(found, undefined, 2) : found.map(one => textOf(one, output)).join('\n\n')}\n`);
  return 0;
}

/** A code with all that is known of it. */
interface Explained extends CatalogueEntry {
  readonly code: string;
  readonly example: Example;
}

function textOf({ code, level, istio, kiali, title, remedy, example }: Explained, output: Output): string {
  const paint = painter(output);
  const also = [istio, kiali].filter(other => other !== null).join(', ');
  return `${paint('bold', code)} ${level}${also === '' ? '' : ` (${also})`}\n  ${title}\n  ${paint('dim', remedy)}\n\nfound in:\n${indented(example.bad)}\nnot in:\n${indented(example.good)}`;
}

function indented(yaml: string): string {
  return yaml.trimEnd().replace(/^/gm, '  ');
}
