import { join } from 'node:path';
import { freshProcess } from './fresh-process';
import type { Load } from './load';
import type { AppKind, Size } from './programs';
import { printTable, verdict, type Judged } from './report';
import { median } from './statistics';
import type { Order, Outcome, Timed } from './synthesis-process';

const RATIO_LIMIT = 1.3;
const GROWTH_LIMIT = 1.2;

/** Services, and how often each program runs in a round; short runs vary more. */
const SIZES = [{ services: 100, pairs: 3 }, { services: 1000, pairs: 1 }, { services: 3000, pairs: 1 }] as const;
const [{ services: FEW }, , { services: MANY }] = SIZES;

/** How often all sizes are measured in turn: a machine is not as fast in one minute as in the next. */
const ROUNDS = 5;

/** How the services are laid out. */
interface Layout {
  readonly name: string;
  readonly load: Load;
  readonly app: AppKind;
  readonly perChart: number;
}

const LAYOUTS = (['release', 'every strategy'] as const).flatMap((load): Layout[] => [
  { name: 'one chart', load, app: 'App', perChart: Infinity },
  { name: '30 a chart', load, app: 'App', perChart: 30 },
  { name: '30 a chart, SinglePassApp', load, app: 'SinglePassApp', perChart: 30 },
]);

/** Both programs at one size. */
type Pair = Readonly<Record<Timed, Outcome>>;

/** The pairs of each size, measured within some minutes. */
type Round = readonly (readonly Pair[])[];

interface Measured {
  readonly layout: Layout;
  readonly rounds: readonly Round[];
}

/** What the library costs over plain objects that write the same bytes in the same app, and how that grows. */
export function synthesis(): Judged[] {
  const measured = LAYOUTS.map((layout): Measured => ({ layout, rounds: times(ROUNDS, () => roundOf(layout)) }));
  return [...costs(measured), ...growth(measured)];
}

function costs(measured: readonly Measured[]): Judged[] {
  const rows = measured.flatMap(({ layout: { load, name }, rounds }) => SIZES.map(({ services }, at) => {
    const pairs = rounds.flatMap(round => round[at]);
    const each = (program: Timed) => Math.floor(pairs[0][program].constructs / services);
    const figure = median(pairs.map(({ library, plain }) => library.milliseconds / plain.milliseconds));
    const judged = { what: `synthesis of ${services} services, each with ${load}, ${name}, over plain objects`, figure, limit: RATIO_LIMIT };
    const cells = [load, name, String(services), `${each('library')} / ${each('plain')}`, timeOf('library', pairs).toFixed(0), timeOf('plain', pairs).toFixed(0), ...cellsOf(judged)];
    return { judged, cells };
  }));
  printTable('Synthesis, constructs and YAML, library and hand-written ApiObjects in turn, medians; the same bytes from both',
    ['load', 'layout', 'services', 'constructs each', 'library ms', 'plain ms', 'ratio', 'limit', ''], rows.map(({ cells }) => cells));
  return rows.map(({ judged }) => judged);
}

/** The time for a service among many over that for one among few, as it was in each round. In many charts cdk8s's own App does not keep it level, whoever made the constructs. */
function growth(measured: readonly Measured[]): Judged[] {
  const rows = measured.map(({ layout: { load, name }, rounds }) => {
    const grown = (program: Timed) => median(rounds.map(([few, , many]) => (timeOf(program, many) / MANY) / (timeOf(program, few) / FEW)));
    const what = `time for a service with ${load} among ${MANY}, over that among ${FEW}, ${name},`;
    const judged = { what, figure: grown('library'), limit: GROWTH_LIMIT };
    return { judged, cells: [load, name, ...cellsOf(judged), grown('plain').toFixed(2)] };
  });
  printTable(`Growth, time for a service among ${MANY} over that among ${FEW}`,
    ['load', 'layout', 'library', 'limit', '', 'plain objects'], rows.map(({ cells }) => cells));
  return rows.map(({ judged }) => judged);
}

function timeOf(program: Timed, pairs: readonly Pair[]): number {
  return median(pairs.map(pair => pair[program].milliseconds));
}

function cellsOf(judged: Judged): string[] {
  return [judged.figure.toFixed(2), judged.limit.toFixed(2), verdict(judged)];
}

function roundOf(layout: Layout): Round {
  return SIZES.map(({ services, pairs }) => times(pairs, () => inTurn(layout, services)));
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

function inTurn({ load, app, perChart }: Layout, services: number): Pair {
  const sized = (size: number): Size => ({ app, load, services: size, perChart: Math.min(perChart, size) });
  const order = { ...sized(services), warmUp: sized(FEW) };
  const [library, plain] = (['library', 'plain'] as const).map(program => run({ ...order, program }));
  if (library.hash !== plain.hash) {
    throw new Error(`${services} services, ${order.perChart} a chart: library wrote ${library.bytes} bytes, plain objects others (${plain.bytes})`);
  }
  return { library, plain };
}

function run(order: Order): Outcome {
  return JSON.parse(freshProcess([join(__dirname, 'synthesis-process.js'), JSON.stringify(order)]).output) as Outcome;
}
