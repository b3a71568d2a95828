import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const MODULE = join('test', 'conformance', 'istiod');
/** Nothing in it is committed. */
const BIN = resolve('test', 'conformance', 'bin');

/** Programs of Istio's, in the release that the conformance tests ask, and what measures them. */
export interface IstioPrograms {
  readonly istioctl: string;
  /** The analyzers of istioctl, with Services and pods in view. */
  readonly analyze: string;
  readonly meter: string;
}

/** Builds them, which takes minutes the first time; nothing where there is no Go. */
export function istioPrograms(): IstioPrograms | undefined {
  if (spawnSync('go', ['version']).status !== 0) return undefined;
  mkdirSync(BIN, { recursive: true });
  return {
    istioctl: built('istioctl', MODULE, 'istio.io/istio/istioctl/cmd/istioctl'),
    analyze: built('analyze', MODULE, './analyze'),
    meter: built('meter', join('bench', 'meter'), 'main.go'),
  };
}

function built(name: string, cwd: string, what: string): string {
  const program = join(BIN, name);
  execFileSync('go', ['build', '-trimpath', '-buildvcs=false', '-o', program, what], { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  return program;
}
