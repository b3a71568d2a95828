import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import type { Tool } from './tools';
import type { Rendered, Renderers } from '../../analysis/worlds/rendered';

const MOST_MILLISECONDS = 120_000;
const MOST_BYTES = 256 * 1024 * 1024;

/** The programs that are asked for. */
export function renderersOf(tools: readonly Tool[], namespace: string): Renderers {
  return {
    ...tools.includes('kustomize') && { kustomize: built },
    ...tools.includes('helm') && { helm: chart => templated(chart, namespace) },
  };
}

/** kubectl has kustomize in it, though not always the latest. */
function built(folder: string): Rendered {
  const at = path.resolve(folder);
  return output('kustomize', ['build', at]) ?? output('kubectl', ['kustomize', at]) ?? missing('neither kustomize nor kubectl is installed: install one of them', 'kustomize');
}

function templated(chart: string, namespace: string): Rendered {
  const release = path.basename(path.resolve(chart)).toLowerCase();
  // Helm takes names of DNS alone.
  const name = /^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/.test(release) ? release : 'release';
  return output('helm', ['template', name, path.resolve(chart), '-n', namespace]) ?? missing('helm is not installed: install it', 'helm');
}

function missing(what: string, tool: Tool): never {
  throw new Error(`${what}, or leave out --render ${tool}`);
}

/** What a program prints, without a shell; nothing where there is no such program. */
function output(command: string, words: readonly string[]): Rendered | undefined {
  const { error, status, stdout, stderr } = spawnSync(command, words, {
    env: process.env, encoding: 'utf8', maxBuffer: MOST_BYTES, timeout: MOST_MILLISECONDS, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true,
  });
  if (error !== undefined) return 'code' in error && error.code === 'ENOENT' ? undefined : { problem: `${command} was stopped: ${reasonOf(error)}` };
  if (status === 0) return { text: stdout };
  return { problem: `${command} fails: ${stderr.split('\n').map(line => line.trim()).find(line => line !== '') ?? `it exits with ${status}`}` };
}

const REASONS: Readonly<Record<string, string>> = {
  ETIMEDOUT: `it takes longer than ${MOST_MILLISECONDS / 1000} s`, ENOBUFS: `it prints more than ${MOST_BYTES} bytes`,
};

function reasonOf(error: Error): string {
  return 'code' in error ? REASONS[String(error.code)] ?? error.message : error.message;
}
