import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { schema } from './schemas';
import { ran, ROOT, scratch } from './support';

const { at, written } = scratch();
const RELEASE = path.join(ROOT, 'examples', 'release');
const state = (name: string) => path.join(RELEASE, name, 'expected.yaml');
const planned = (before: string, after: string, ...options: string[]) => ran('plan', '--base', state(before), state(after), ...options);

test('a plan says what moves, the steps, and what to wait for', () => {
  const { out, code } = planned('01-steady', '05-shift-25');
  expect(code).toBe(0);
  expect(out).toContain('reviews.bookinfo:9080, from anywhere in the mesh\n');
  expect(out).toMatch(/ {2}everyone else +v1 100 % +→ {2}v1 75 %, v2 25 %\n/);
  expect(out).toMatch(/Safe in 2 steps\n {2}1 {2}Deployment .*\(new\), DestinationRule .*\(subset v2 added\)\n {5}wait until .* is available and every proxy knows the clusters\n {2}2 {2}VirtualService/);
});

test('the tool that applies it all at once decides the exit status', () => {
  expect(planned('01-steady', '05-shift-25', '--applied-by', 'kubectl').code).toBe(1);
  expect(planned('04-shift-5', '05-shift-25', '--applied-by', 'kubectl').code).toBe(0);
});

test('equal states have nothing to say', () => {
  expect(planned('01-steady', '01-steady')).toEqual({ out: 'nothing changes: the two states are equal\n', err: '', code: 0 });
});

test('the JSON keeps its contract, and each witness can be asked for', () => {
  const { out } = planned('01-steady', '05-shift-25', '--json', '--applied-by', 'helm');
  const report = JSON.parse(out) as { readonly moves: readonly { readonly witness: object; readonly before: object }[] };
  expect(schema('plan')(report)).toEqual([]);
  const asked = written('witnesses.json', JSON.stringify(report.moves.map(({ witness }) => witness)));
  const answers = JSON.parse(ran('route', state('01-steady'), '--requests', asked, '--json').out) as readonly { readonly destinations: object }[];
  const expected = report.moves.map(({ before }) => (before as { destinations: object }).destinations);
  expect(answers.map(({ destinations }) => destinations)).toEqual(expected);
});

test('Markdown decides in its first line and folds the rest', () => {
  const bad = planned('01-steady', '05-shift-25', '--format', 'markdown', '--applied-by', 'helm').out;
  expect(bad).toMatch(/^\*\*This change loses requests\*\*: \d+ errors?, \d+ warnings?\.\n/);
  expect(bad).toContain('<details><summary>What moves</summary>\n\n| to | requests | before | after |\n');
  expect(planned('04-shift-5', '05-shift-25', '--format', 'markdown').out).toMatch(/^\*\*No request is lost\*\*: /);
});

test('steps are written as folders that are safe one after another', () => {
  const folder = at('steps');
  planned('01-steady', '05-shift-25', '--write', folder);
  const names = fs.readdirSync(folder).sort();
  expect(names).toEqual(['01-deployment-destinationrule', '02-virtualservice', 'README.md']);
  const [first, second] = names.map(name => path.join(folder, name));
  expect(ran('route', first, second, '--host', 'reviews.bookinfo.svc.cluster.local', '--port', '9080')).toMatchObject({ code: 0 });
  expect(fs.readFileSync(path.join(folder, 'README.md'), 'utf8')).toMatch(/kubectl apply -f 01-deployment-destinationrule[^]*kubectl rollout status deployment\/[^]*istioctl proxy-status[^]*kubectl apply -f 02-virtualservice/);
  expect(planned('01-steady', '05-shift-25', '--write', folder)).toMatchObject({ code: 2, err: expect.stringContaining('is not empty') as string });
  expect(planned('01-steady', '05-shift-25', '--write', at('nowhere/steps'))).toMatchObject({ code: 2, err: expect.stringContaining('cannot be made') as string });
});

test('the earlier state may be that of a commit', () => {
  const folder = at('repository');
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
  const file = written('repository/dist/app.yaml', fs.readFileSync(state('04-shift-5'), 'utf8'));
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', 'one');
  fs.copyFileSync(state('05-shift-25'), file);
  const before = process.cwd();
  process.chdir(folder);
  try {
    expect(ran('plan', '--base-ref', 'HEAD', 'dist').out).toMatch(/v1 95 %, v2 5 % +→ {2}v1 75 %, v2 25 %/);
    expect(ran('plan', '--base-ref', 'HEAD', 'dist/app.yaml').out).toMatch(/v1 95 %, v2 5 % +→ {2}v1 75 %, v2 25 %/);
    written('repository/more/new.yaml', fs.readFileSync(state('01-steady'), 'utf8'));
    expect(ran('plan', '--base-ref', 'HEAD', 'more').out).toContain('(new)');
    expect(ran('plan', '--base-ref', 'gone', 'dist')).toMatchObject({ code: 2, err: expect.stringContaining('git knows no commit \'gone\'') as string });
  } finally {
    process.chdir(before);
  }
});

test('fails outside of a repository', () => {
  const before = process.cwd();
  process.chdir(path.dirname(written('plain/app.yaml', fs.readFileSync(state('01-steady'), 'utf8'))));
  try {
    expect(ran('plan', '--base-ref', 'HEAD', 'app.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('no git repository') as string });
  } finally {
    process.chdir(before);
  }
});

test.each([
  [['plan', state('01-steady')], 'a plan needs the earlier state'],
  [['plan', '--base', state('01-steady'), '--base-ref', 'HEAD', state('01-steady')], 'a plan needs the earlier state'],
  [['plan', '--base', 'nowhere.yaml', state('01-steady')], 'nowhere.yaml'],
  [['plan', '--base', state('01-steady'), state('01-steady'), '--applied-by', 'ansible'], 'Allowed choices are kubectl'],
  [['plan', '--base', state('01-steady'), state('01-steady'), '--max-step', '0'], 'a step is a number above 0'],
  [['plan', '--base', state('01-steady'), state('01-steady'), '--ignore', 'PLN999=x'], 'no hazard has the code PLN999'],
])('fails for %j', (words, says) => {
  expect(ran(...words)).toMatchObject({ code: 2, err: expect.stringContaining(says) as string });
});

test('a hazard may be ignored with a reason, and explain knows it', () => {
  const codes = (...options: string[]) => (JSON.parse(planned('01-steady', '05-shift-25', '--json', '--applied-by', 'helm', ...options).out) as { hazards: { code: string }[] }).hazards.map(({ code }) => code);
  expect(codes()).toContain('PLN101');
  expect(codes('--ignore', 'PLN101=the pods are there already')).not.toContain('PLN101');
  expect(ran('explain', 'PLN101').out).toContain('routes must wait for the pods that they lead to');
});
