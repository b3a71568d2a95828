import { painter } from './paint';
import type { ExitCode, Output } from './process';
import { FINDINGS } from '../analysis/checks/catalogue/catalogue';
import type { FindingEntry } from '../analysis/checks/catalogue/entry';
import { codesNamed } from '../analysis/checks/catalogue/entry-of';
import type { Example } from '../analysis/checks/examples/example';
import { EXAMPLES } from '../analysis/checks/examples/examples';
import { REFUSALS, type RefusalEntry, type RefusalKind } from '../constructs/refusals/catalogue';
import { alsoCalled } from '../report/titles';

/** The options of `explain`. */
export interface ExplainSettings {
  readonly json?: boolean;
}

/** Why constructs refuse something. */
const KINDS: Readonly<Record<RefusalKind, string>> = {
  istio: 'Istio would reject, ignore or misroute it',
  kubernetes: 'Kubernetes would reject it, or run something other than what was meant',
  intent: 'two constructs contradict each other, or one has no meaning',
};

/** What the letters of a code stand for. */
const FAMILIES = ['MAN (manifests): a finding in manifests', 'CDI (cdk8s-istio): a refusal of the constructs, which stops the program'];

/** Says what a code means, or lists all codes. A code of Istio or Kiali stands for every code that names the same thing. */
export function explainCommand(code: string | undefined, { json = false }: ExplainSettings, output: Output): ExitCode {
  output.write(`${code === undefined ? listed(json) : explained(code, json, output)}\n`);
  return 0;
}

function listed(json: boolean): string {
  const all = everything();
  return json ? JSON.stringify(all, undefined, 2) : [...FAMILIES, '', ...all.map(({ code, title }) => `${code}  ${title}`)].join('\n');
}

function explained(code: string, json: boolean, output: Output): string {
  const found = named(code);
  return json ? JSON.stringify(found, undefined, 2) : found.map(one => textOf(one, output)).join('\n\n');
}

/** A code with all that is known of it. */
interface Explained extends FindingEntry {
  readonly code: string;
  readonly example: Example;
}

/** A code of the constructs. */
interface ExplainedRefusal extends RefusalEntry {
  readonly code: string;
}

function everything(): { readonly code: string; readonly title: string }[] {
  return [FINDINGS, REFUSALS].flatMap(catalogue => Object.entries(catalogue).map(([code, { title }]) => ({ code, title }))
    .sort((one, other) => one.code < other.code ? -1 : 1));
}

function named(code: string): (Explained | ExplainedRefusal)[] {
  const wanted = code.toUpperCase();
  if (Object.hasOwn(REFUSALS, wanted)) return [{ code: wanted, ...REFUSALS[wanted as keyof typeof REFUSALS] }];
  const found = codesNamed(wanted).map(own => ({ code: own, ...FINDINGS[own], example: EXAMPLES[own] }));
  if (found.length === 0) throw new Error(`there is no code '${code}': 'cdk8s-istio explain' lists all codes`);
  return found;
}

function textOf(one: Explained | ExplainedRefusal, output: Output): string {
  return 'example' in one ? textOfFinding(one, output) : textOfRefusal(one, output);
}

function textOfFinding({ code, level, istio, kiali, title, remedy, example }: Explained, output: Output): string {
  const paint = painter(output);
  const also = alsoCalled({ istio, kiali }).join(', ');
  return `${paint('bold', code)} ${level}${also === '' ? '' : ` (${also})`}\n  ${title}\n  ${paint('dim', remedy)}\n\nbroken by:\n${indented(example.bad)}\nkept by:\n${indented(example.good)}`;
}

function textOfRefusal({ code, kind, title, also }: ExplainedRefusal, output: Output): string {
  const paint = painter(output);
  return `${paint('bold', code)} refused by the constructs${also === undefined ? '' : ` (${also})`}\n  ${title}\n  ${paint('dim', `otherwise ${KINDS[kind]}`)}`;
}

function indented(yaml: string): string {
  return yaml.trimEnd().replace(/^/gm, '  ');
}
