import { HAZARDS, type HazardCode } from '../../analysis/changes/hazards/catalogue';
import type { HazardEntry } from '../../analysis/changes/hazards/hazard';
import { FINDINGS } from '../../analysis/checks/catalogue/catalogue';
import { codesNamed } from '../../analysis/checks/catalogue/entry-of';
import { EXAMPLES } from '../../analysis/checks/catalogue/examples';
import type { FindingEntry } from '../../analysis/checks/rule/entry';
import type { Example } from '../../analysis/checks/rule/example';
import { REFUSALS, type RefusalCode, type RefusalEntry } from '../../constructs/refusals/catalogue';
import { EXAMPLES as REFUSED, type RefusalExample } from '../../constructs/refusals/examples';
import { REASONS } from '../../constructs/refusals/reasons';
import { alsoCalled } from '../../report/titles';
import { fitted } from '../terminal/fit';
import { painter } from '../terminal/paint';
import type { ExitCode, Output } from '../terminal/process';

/** The options of `explain`. */
export interface ExplainSettings {
  readonly json?: boolean;
}

/** What the letters of a code stand for. */
const FAMILIES = ['MAN (manifests): a finding in manifests', 'CDI (cdk8s-istio): a refusal of the constructs, which stops the program', 'PLN (plans): a hazard of a change'];

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
  return json ? JSON.stringify(found, undefined, 2) : textsOf(found, output);
}

/** A code with all that is known of it. */
interface Explained extends FindingEntry {
  readonly code: string;
  readonly example: Example;
}

/** A code of a plan. */
interface ExplainedHazard extends HazardEntry {
  readonly code: string;
}

/** A code of the constructs. */
interface ExplainedRefusal extends RefusalEntry {
  readonly code: string;
  readonly reason: string;
  readonly refused: RefusalExample;
}

function everything(): { readonly code: string; readonly title: string }[] {
  return [FINDINGS, REFUSALS, HAZARDS].flatMap(catalogue => Object.entries(catalogue).map(([code, { title }]) => ({ code, title }))
    .sort((one, other) => one.code < other.code ? -1 : 1));
}

function named(code: string): (Explained | ExplainedRefusal | ExplainedHazard)[] {
  const wanted = code.toUpperCase();
  if (Object.hasOwn(HAZARDS, wanted)) return [{ code: wanted, ...HAZARDS[wanted as HazardCode] }];
  if (Object.hasOwn(REFUSALS, wanted)) return [refusalOf(wanted as RefusalCode)];
  const found = codesNamed(wanted).map(own => ({ code: own, ...FINDINGS[own], example: EXAMPLES[own] }));
  if (found.length === 0) throw new Error(`there is no code '${code}': 'cdk8s-istio explain' lists all codes`);
  return found;
}

function refusalOf(code: RefusalCode): ExplainedRefusal {
  return { code, ...REFUSALS[code], reason: REASONS[code], refused: REFUSED[code] };
}

/** Of several codes that name one thing the examples would be many pages. */
function textsOf(found: readonly (Explained | ExplainedRefusal | ExplainedHazard)[], output: Output): string {
  const parts = found.map(one => 'example' in one ? findingLines(one, found.length === 1, output) : 'refused' in one ? refusalLines(one, output) : hazardLines(one, output));
  const more = found.length === 1 ? [] : [[`for examples ask for one code, as in cdk8s-istio explain ${found[0].code}`]];
  return [...parts, ...more].map(lines => lines.join('\n')).join('\n\n');
}

function findingLines({ code, level, istio, kiali, title, remedy, example }: Explained, hasExample: boolean, output: Output): string[] {
  const paint = painter(output);
  const also = alsoCalled({ istio, kiali }).join(', ');
  const head = [`${paint('bold', code)} ${level}${also === '' ? '' : ` (${also})`}`, `  ${title}`, `  ${paint('dim', remedy)}`].map(line => fitted(line, output));
  const where = example.istioVersion === undefined ? '' : ` with Istio ${example.istioVersion}`;
  return hasExample ? [...head, '', `broken${where} by:`, indented(example.bad), `kept${where} by:`, indented(example.good)] : head;
}

function hazardLines({ code, level, title, remedy }: ExplainedHazard, output: Output): string[] {
  const paint = painter(output);
  return [`${paint('bold', code)} ${level} of a plan`, `  ${title}`, `  ${paint('dim', remedy)}`].map(line => fitted(line, output));
}

function refusalLines({ code, title, also, reason, refused }: ExplainedRefusal, output: Output): string[] {
  const paint = painter(output);
  return [
    `${paint('bold', code)} refused by the constructs${also === undefined ? '' : ` (${also})`}`,
    `  ${title}`,
    `  ${paint('dim', `because ${reason}`)}`,
    '',
    `for example, ${refused.mistake}:`,
    `  ${refused.says}`,
  ].map(line => fitted(line, output));
}

/** YAML in which the inside of certificates and keys is left out: the JSON has it. */
function indented(yaml: string): string {
  return yaml.trimEnd().replace(/-----BEGIN ([A-Z ]+)-----[^]*?-----END \1-----/g, '-----BEGIN $1-----…').replace(/^/gm, '  ');
}
