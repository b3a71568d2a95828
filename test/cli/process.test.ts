import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ran, ROOT, scratch } from './support';
import { bin, version } from '../../package.json';

const COMMAND = join(ROOT, bin['cdk8s-istio']);
/** More than a pipe holds, which is 64 KB. */
const MANY = 500;

const files = scratch();
const wrong = (at: number) => `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: a${at}, namespace: shop }\nspec: { selector: { app: none }, servers: [] }\n`;
const requests = JSON.stringify(Array.from({ length: MANY }, () => ({ host: 'orders', port: 8080 })));

/** How a command ends whose reader closes the pipe after the first part. */
function endOf(...words: string[]): Promise<{ code: number | null; err: string; read: number }> {
  const child = spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  let read = 0;
  child.stderr.on('data', (part: Buffer) => err += String(part));
  child.stdout.once('data', (part: Buffer) => {
    read = part.length;
    child.stdout.destroy();
  });
  return new Promise(resolve => child.on('close', code => resolve({ code, err, read })));
}

describe('the compiled command', () => {
  test('may be executed, and is what npx finds in a clone', () => {
    accessSync(COMMAND, constants.X_OK);
    expect(readFileSync(join(ROOT, 'node_modules', '.bin', 'cdk8s-istio'), 'utf8')).toBe(readFileSync(COMMAND, 'utf8'));
    expect(spawnSync(COMMAND, ['--version'], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('lets the reader of a report go, and exits as it would', async () => {
    const file = files.written('many.yaml', Array.from({ length: MANY }, (_, at) => wrong(at)).join('---\n'));
    expect(ran('check', file).out.length).toBeGreaterThan(64 * 1024);
    expect(await endOf('check', file)).toEqual({ code: 1, err: '', read: expect.any(Number) as number });
  });

  test('lets the reader of answers go, and exits as it would', async () => {
    const list = files.written('requests.json', requests);
    const words = ['route', join(ROOT, 'examples/everything/expected.yaml'), '-n', 'shop', '--requests', list];
    expect(ran(...words).out.length).toBeGreaterThan(64 * 1024);
    expect(await endOf(...words)).toEqual({ code: 0, err: '', read: expect.any(Number) as number });
  });
});

test('says its version, and exits with 0', () => {
  expect(ran('--version')).toEqual({ out: `${version}\n`, err: '', code: 0 });
  expect(ran('-V')).toEqual(ran('--version'));
});
