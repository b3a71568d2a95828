import { freshProcess } from './fresh-process';
import { printTable, verdict, type Judged } from './report';
import { median } from './statistics';

const RUNS = 20;
const LIMIT = 1.2;

const PEERS = 'require("cdk8s"); require("cdk8s-plus-28");';
const PROGRAMS = {
  bare: '0',
  peers: PEERS,
  library: 'require("./lib/src/index.js")',
  together: `${PEERS} require("./lib/src/index.js");`,
} as const;
type Program = keyof typeof PROGRAMS;

/** What loading the package costs, which loads cdk8s but not cdk8s-plus-28, and what it adds to a program that loads both. */
export function startUp(): Judged {
  const times: Record<Program, number[]> = { bare: [], peers: [], library: [], together: [] };
  const programs = Object.keys(PROGRAMS) as Program[];
  for (const program of programs) timed(program);
  for (let run = 0; run < RUNS; run++) {
    for (const program of programs) times[program].push(timed(program));
  }
  const bare = median(times.bare);
  const peers = median(times.peers) - bare;
  const library = median(times.library) - bare;
  const together = median(times.together) - bare;
  const judged = { what: 'start-up of the package, over that of cdk8s and cdk8s-plus-28', figure: library / peers, limit: LIMIT };
  printTable(`Start-up, median of ${RUNS} fresh processes each, interleaved`, ['program', 'ms', 'above bare node', 'ratio', 'limit', ''], [
    ['bare node', bare.toFixed(1), '', '', '', ''],
    ['cdk8s, cdk8s-plus-28', (bare + peers).toFixed(1), peers.toFixed(1), '1.00', '', ''],
    ['cdk8s-istio', (bare + library).toFixed(1), library.toFixed(1), judged.figure.toFixed(2), LIMIT.toFixed(2), verdict(judged)],
    ['cdk8s, cdk8s-plus-28, cdk8s-istio', (bare + together).toFixed(1), together.toFixed(1), (together / peers).toFixed(2), '', ''],
  ]);
  return judged;
}

function timed(program: Program): number {
  return freshProcess(['-e', PROGRAMS[program]]).milliseconds;
}
