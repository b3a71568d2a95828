import { join } from 'node:path';
import { listExamples } from '../../examples/runner/examples';
import { storyOf } from '../../examples/runner/release-story';

const steps = listExamples().filter(({ name }) => /^release\/\d/.test(name));
const files = new Map(steps.map(({ name, folder }) => [name, join(folder, 'expected.yaml')]));

/** What is told of each step: its name, its changes, and who gets which version. */
const told = storyOf(steps, files, (_, text) => text).split('\n\n').map(step => step.split('\n').map(line => line.trim()));

test('the story of a release has each step, with what changes in the program and who gets which version', () => {
  const shares = told.map(([name, ...lines]) => [name, ...lines.slice(-2).map(line => line.replace(/\s+[░█]+\s+/, ': '))]);
  expect(shares).toEqual([
    ['01-steady', 'public: v1 100 %', 'tester: v1 100 %'],
    ['02-deploy', 'public: v1 100 %', 'tester: v1 100 %'],
    ['03-dark', 'public: v1 100 %', 'tester: v2 100 %'],
    ['04-shift-5', 'public: v1 95 %, v2 5 %', 'tester: v2 100 %'],
    ['05-shift-25', 'public: v1 75 %, v2 25 %', 'tester: v2 100 %'],
    ['06-shift-50', 'public: v1 50 %, v2 50 %', 'tester: v2 100 %'],
    ['07-take-over', 'public: v2 100 %', 'tester: v2 100 %'],
    ['08-promote', 'public: v2 100 %', 'tester: v2 100 %'],
    ['09-finish', 'public: v2 100 %', 'tester: v2 100 %'],
    ['10-retire', 'public: v2 100 %', 'tester: v2 100 %'],
  ]);
});

test('the story of a release shows the old form of what changes and the new one', () => {
  const changes = new Map(told.map(([name, ...lines]) => [name, lines.slice(0, -2)]));
  expect(changes.get('02-deploy')).toEqual(["+ reviews.addVersion('v2', pods('v2'));"]);
  expect(changes.get('04-shift-5')).toEqual(['- stage: istio.CanaryStage.dark()', '+ stage: istio.CanaryStage.shift(istio.Percent.of(5))']);
  expect(changes.get('08-promote')).toEqual(["- stable: 'v1'", "+ stable: 'v2'"]);
  expect(changes.get('10-retire')).toEqual(["- reviews.addVersion('v1', pods('v1'));"]);
});

test('the story of a release has colours where somebody paints', () => {
  expect(storyOf(steps, files, (style, text) => `<${style}>${text}`)).toContain('<red>    - stage: istio.CanaryStage.dark()\n<green>    + stage');
});
