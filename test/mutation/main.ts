import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Compiler } from './compiler';
import { isEquivalent, outdated, type Equivalent } from './equivalents';
import type { Numbered } from './instrument';
import { mutantsOf, type Mutant } from './mutant';
import { report, scoreOf } from './report';
import { sampleOf } from './sample';
import { Sandbox } from './sandbox';
import { GENERATED, sideOf, SIDES } from './sides';
import { TestRuns, type Verdict } from './test-runs';

/** What is asked for by environment variables. */
interface Asked {
  readonly seed: number;
  readonly size: number;
}

/** A side, all its mutants, and those that are tried. */
interface Sample {
  readonly side: string;
  readonly all: readonly Mutant[];
  readonly drawn: readonly Mutant[];
}

const ROOT = resolve(__dirname, '..', '..');
const EQUIVALENT = JSON.parse(readFileSync(join(__dirname, 'equivalent.json'), 'utf8')) as Equivalent[];
const SHARE_OF_WORDS = 0.15;

async function main(): Promise<void> {
  const asked = { seed: Number(process.env.SEED ?? Math.floor(Math.random() * 1e6)), size: Number(process.env.SIZE ?? 300) };
  const compiler = new Compiler(ROOT);
  const samples = (process.env.SIDE?.split(',') ?? Object.keys(SIDES)).map(side => sampleOfSide(side, asked, compiler));
  console.log(`SEED=${asked.seed} SIZE=${asked.size}`);
  const verdicts = await judgeAll(samples.flatMap(({ drawn }) => drawn).map((mutant, number) => ({ mutant, number })));
  for (const sample of samples) tell(sample, verdicts.filter(({ mutant }) => sample.drawn.includes(mutant)));
}

function sampleOfSide(side: string, asked: Asked, compiler: Compiler): Sample {
  const all = sideOf(side).folders.flatMap(sourcesIn).flatMap(file => mutantsOf(file, readFileSync(join(ROOT, file), 'utf8')));
  const isFit = (mutant: Mutant) => compiler.compiles(mutant);
  return { side, all, drawn: sampleOf(all, { ...asked, isFit, isWord: ({ isWord }) => isWord, shareOfWords: SHARE_OF_WORDS }) };
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts')).sort().map(file => `${folder}/${file}`).filter(file => !GENERATED.includes(file));
}

/** Which mutants the tests notice; as many are tried at once as there are processors. */
async function judgeAll(numbered: readonly Numbered[]): Promise<Verdict[]> {
  const sandbox = new Sandbox(ROOT, numbered);
  try {
    const runs = new TestRuns(sandbox);
    await runs.begin();
    const [waiting, verdicts]: [Numbered[], Verdict[]] = [[...numbered], []];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const verdict = await runs.judge(next);
        verdicts.push(verdict);
        console.error(`${verdicts.length} of ${numbered.length}: ${verdict.isKilled ? 'killed' : 'survived'} ${next.mutant.file}:${next.mutant.line}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    return verdicts;
  } finally {
    sandbox.remove();
  }
}

function tell({ side, all, drawn }: Sample, verdicts: readonly Verdict[]): void {
  const judged = verdicts.map(verdict => ({ ...verdict, isEquivalent: isEquivalent(verdict.mutant, EQUIVALENT) }));
  console.log(`\n${side}: ${drawn.length} of ${all.length} mutants\n${report(judged)}`);
  for (const { file, before } of outdated(EQUIVALENT, all)) console.log(`equivalent.json: no longer in ${file}: ${before}`);
  if (scoreOf(judged) >= sideOf(side).threshold) return;
  console.log(`the tests notice less than ${sideOf(side).threshold} % of ${side}`);
  process.exitCode = 1;
}

void main();
