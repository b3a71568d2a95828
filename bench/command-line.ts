import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { istioPrograms, type IstioPrograms } from './istio-programs';
import { manifests, OBJECTS_EACH, services } from './manifests';
import { metered, type Metered } from './metered';
import { printTable, verdict, type Judged } from './report';
import { median } from './statistics';

const MAIN = join('lib', 'cli.js');
const GROWTH_LIMIT = 1.2;
const MEMORY_LIMIT = 1.5;

/** Objects, how often the processes are measured in turn, and how much of the time of the others `check` may take. */
const SIZES: readonly Size[] = [
  { objects: 10, rounds: 15 },
  { objects: 1000, rounds: 11, overIstioctl: 1 },
  { objects: 10_000, rounds: 5, overIstioctl: 0.5, overAnalyze: 0.1 },
];

interface Size {
  readonly objects: number;
  readonly rounds: number;
  readonly overIstioctl?: number;
  readonly overAnalyze?: number;
}

type Program = 'check' | 'istioctl' | 'analyze';
type Round = Readonly<Partial<Record<Program, Metered>>> & { readonly check: Metered };

/** Times of one size. */
interface Measured {
  readonly size: Size;
  readonly rounds: readonly Round[];
}

/** What checking files costs, beside Istio's own analyzers on the same files. */
export function commandLine(): Judged[] {
  const istio = istioPrograms();
  if (istio === undefined) console.log("\n'go' is not here, so istioctl cannot be built: 'check' is measured by itself.");
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-bench-'));
  try {
    const measured = SIZES.map(size => measure(folder, size, istio));
    return [...times(measured), ...memory(measured), growth(measured)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder: string, size: Size, istio: IstioPrograms | undefined): Measured {
  const file = join(folder, `${size.objects}.yaml`);
  writeFileSync(file, manifests(services(size.objects / OBJECTS_EACH)));
  const round = (): Round => ({
    check: metered(istio?.meter, [process.execPath, MAIN, 'check', file]),
    ...istio && {
      istioctl: metered(istio.meter, [istio.istioctl, 'analyze', '--use-kube=false', file]),
      analyze: metered(istio.meter, [istio.analyze, file]),
    },
  });
  round();
  return { size, rounds: Array.from({ length: size.rounds }, round) };
}

function middle({ rounds }: Measured, program: Program, figure: keyof Metered): number | undefined {
  const found = rounds.map(round => round[program]?.[figure]).filter(one => one !== undefined);
  return found.length === 0 ? undefined : median(found);
}

/** The ratio in the middle: what disturbs a round disturbs all that is measured in it. */
function ratio({ rounds }: Measured, other: Program, figure: keyof Metered): number | undefined {
  const found = rounds.map(round => (round.check[figure] ?? NaN) / (round[other]?.[figure] ?? NaN)).filter(one => !Number.isNaN(one));
  return found.length === 0 ? undefined : median(found);
}

function judgedRatio(measured: Measured, other: Program, figure: keyof Metered, limit: number | undefined, what: string): Judged | undefined {
  const found = ratio(measured, other, figure);
  if (found === undefined || limit === undefined) return undefined;
  return { what: `${what} of 'check' on ${measured.size.objects} objects, over ${NAMES[other]}`, figure: found, limit };
}

const NAMES: Readonly<Record<Program, string>> = { check: 'check', istioctl: 'istioctl analyze', analyze: 'its analyzers with pods in view' };

const number = (figure: number | undefined, digits: number) => figure?.toFixed(digits) ?? '';
const cells = (judged: Judged | undefined, figure = judged?.figure) => [number(figure, 2), number(judged?.limit, 2), judged ? verdict(judged) : ''];

function times(measured: readonly Measured[]): Judged[] {
  const rows = measured.map(one => ({
    one,
    istioctl: judgedRatio(one, 'istioctl', 'milliseconds', one.size.overIstioctl, 'time'),
    analyze: judgedRatio(one, 'analyze', 'milliseconds', one.size.overAnalyze, 'time'),
  }));
  printTable('Checking files, whole processes in turn, medians; "in view" are the analyzers of istioctl with Services and pods, which it drops of files',
    ['objects', 'check ms', 'istioctl ms', 'ratio', 'limit', '', 'in view ms', 'ratio', 'limit', ''],
    rows.map(({ one, istioctl, analyze }) => [
      String(one.size.objects), number(middle(one, 'check', 'milliseconds'), 0),
      number(middle(one, 'istioctl', 'milliseconds'), 0), ...cells(istioctl, ratio(one, 'istioctl', 'milliseconds')),
      number(middle(one, 'analyze', 'milliseconds'), 0), ...cells(analyze, ratio(one, 'analyze', 'milliseconds')),
    ]));
  return rows.flatMap(({ istioctl, analyze }) => [istioctl, analyze]).filter(one => one !== undefined);
}

function memory(measured: readonly Measured[]): Judged[] {
  const rows = measured.map(one => ({ one, judged: judgedRatio(one, 'istioctl', 'megabytes', MEMORY_LIMIT, 'memory') }));
  if (rows.every(({ judged }) => judged === undefined)) return [];
  printTable('Memory of the same processes at its peak', ['objects', 'check MB', 'istioctl MB', 'ratio', 'limit', '', 'in view MB'],
    rows.map(({ one, judged }) => [
      String(one.size.objects), number(middle(one, 'check', 'megabytes'), 0), number(middle(one, 'istioctl', 'megabytes'), 0), ...cells(judged),
      number(middle(one, 'analyze', 'megabytes'), 0),
    ]));
  return rows.flatMap(({ judged }) => judged ?? []);
}

/** The time for an object among many over that for one among few. */
function growth(measured: readonly Measured[]): Judged {
  const [, few, many] = measured;
  const each = (one: Measured) => (middle(one, 'check', 'milliseconds') ?? NaN) / one.size.objects;
  const judged = { what: `time for an object among ${many.size.objects}, over that among ${few.size.objects},`, figure: each(many) / each(few), limit: GROWTH_LIMIT };
  printTable('Growth', ['', 'ratio', 'limit', ''], [[`${judged.what.slice(0, -1)}`, ...cells(judged)]]);
  return judged;
}
