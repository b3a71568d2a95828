import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshProcess } from './fresh-process';
import { manifests, services } from './manifests';
import { printTable, verdict, type Judged } from './report';
import { median } from './statistics';

const MAIN = join('lib', 'cli.js');
const ROUNDS = 5;
const SERVICES = 1000;
const FEW = 10;
const RULES = 200;
const OVER_CHECK = { few: 1.5, all: 5 };
const GROWTH = 1.3;
/** Of a host of many rules against as many others; no ratio, as nobody else answers this. */
const SECONDS = 1;
const WEIGHTS = /weight: 75([^]*?)weight: 25/g;

type Figures = Readonly<Record<'check' | 'few' | 'all' | 'half' | 'rules', number>>;

/** What a plan costs, over checking the files of both states. */
export function plan(): Judged[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-bench-'));
  try {
    const files = written(folder);
    measured(files);
    return judged(Array.from({ length: ROUNDS }, () => measured(files)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Files = Readonly<Record<'before' | 'few' | 'all' | 'halfBefore' | 'halfAll' | 'rules' | 'otherRules', string>>;

function written(folder: string): Files {
  const all = manifests(services(SERVICES));
  const half = manifests(services(SERVICES / 2));
  const texts = {
    before: all,
    few: shifted(all, FEW),
    all: shifted(all, SERVICES),
    halfBefore: half,
    halfAll: shifted(half, SERVICES),
    rules: rulesAt(1),
    otherRules: rulesAt(2),
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    return [name, file];
  })) as Files;
}

/** The shares of so many services moved. */
function shifted(text: string, count: number): string {
  let left = count;
  return text.replace(WEIGHTS, (whole: string, between: string) => left-- > 0 ? `weight: 50${between}weight: 50` : whole);
}

/** A host of many rules, which differ from those of another factor. */
function rulesAt(factor: number): string {
  const rules = Array.from({ length: RULES }, (_, at) =>
    `    - match: [{ uri: { prefix: /p${at * factor}/ }, headers: { x-${at % 7}: { exact: a } } }]\n      timeout: ${at + factor}s\n      route: [{ destination: { host: pay } }]\n`);
  return 'apiVersion: v1\nkind: Service\nmetadata: { name: pay, namespace: shop }\nspec: { selector: { app: pay }, ports: [{ name: http, port: 80 }] }\n---\n' +
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: pay, namespace: shop }\nspec:\n  hosts: [pay]\n  http:\n${rules.join('')}` +
    '    - route: [{ destination: { host: pay } }]\n';
}

function measured({ before, few, all, halfBefore, halfAll, rules, otherRules }: Files): Figures {
  const command = (...words: string[]) => freshProcess([MAIN, ...words, '--no-config', '--fail-on', 'error']).milliseconds;
  return {
    check: command('check', before, all),
    few: command('plan', '--base', before, few),
    all: command('plan', '--base', before, all),
    half: command('plan', '--base', halfBefore, halfAll),
    rules: command('plan', '--base', rules, otherRules),
  };
}

function judged(rounds: readonly Figures[]): Judged[] {
  const over = (figure: keyof Figures, other: keyof Figures) => median(rounds.map(round => round[figure] / round[other]));
  const few: Judged = { what: `plan of ${SERVICES} services of which ${FEW} change, over check`, figure: over('few', 'check'), limit: OVER_CHECK.few };
  const all: Judged = { what: `plan of ${SERVICES} services that all change, over check`, figure: over('all', 'check'), limit: OVER_CHECK.all };
  const growth: Judged = { what: 'plan of twice as many services, over twice the time', figure: over('all', 'half') / 2, limit: GROWTH };
  const rules: Judged = { what: `seconds to plan ${RULES} rules of a host against ${RULES} others`, figure: median(rounds.map(round => round.rules)) / 1000, limit: SECONDS };
  printTable(`Plans, whole processes in turn, medians of ${ROUNDS}`, ['', 'figure', 'limit', ''],
    [few, all, growth, rules].map(one => [one.what, one.figure.toFixed(2), one.limit.toFixed(2), verdict(one)]));
  return [few, all, growth, rules];
}
