import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Caller, Judgement, LocatedCaller, Outcome, Place, Pod, PodsInLocality, Proxy, Request, Served, Versions } from './istiod-answers';
import { counted, type ListedOutcome } from './listed-pods';
import { builtProgram } from './paths';

/** An answer, or why there is no answer. */
type Answer = Readonly<Record<string, unknown>>;

interface Asker {
  readonly answered: (answer: Answer) => void;
  readonly failed: (reason: Error) => void;
}

/** Istio's own code, in a process that answers any number of questions, one after another. */
export class Istiod {
  static start(): Istiod {
    return new Istiod(spawn(builtProgram('istiod'), { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  private readonly askers = new Map<number, Asker>();
  private readonly exited: Promise<void>;
  private asked = 0;

  private constructor(private readonly process: ChildProcessByStdio<Writable, Readable, null>) {
    createInterface({ input: process.stdout }).on('line', line => this.answer(JSON.parse(line) as Answer & { readonly id: number }));
    this.exited = new Promise(resolve => process.on('close', code => {
      this.fail(new Error(`istiod has ended with ${code}`));
      resolve();
    }));
    process.on('error', reason => this.fail(reason));
    // Writing to a process that has ended says no more than its end does.
    process.stdin.on('error', () => undefined);
  }

  async version(): Promise<Versions> {
    return this.ask('version', {});
  }

  /** What would be refused or warned about. */
  async judge(yaml: string): Promise<Judgement> {
    return this.ask('judge', { yaml });
  }

  /** What becomes of each request, in order. */
  async route(yaml: string, requests: readonly Request[]): Promise<readonly Outcome[]> {
    return (await this.ask<{ readonly outcomes: readonly ListedOutcome[] }>('route', { yaml, requests })).outcomes.map(counted);
  }

  /** Every place that the proxies may send a request or a copy to. */
  async destinations(yaml: string, from: readonly Caller[]): Promise<readonly Place[]> {
    return (await this.ask<{ readonly destinations: readonly Place[] }>('destinations', { yaml, from })).destinations;
  }

  /** Where the pods of each service are, as a proxy in a region and zone sees them. */
  async localities(yaml: string, caller: LocatedCaller): Promise<readonly PodsInLocality[]> {
    return (await this.ask<{ readonly localities: readonly PodsInLocality[] }>('localities', { yaml, caller })).localities;
  }

  /** Starts a mesh that Envoys may connect to, in place of an earlier one. */
  async serve(yaml: string, proxies: readonly Proxy[]): Promise<Served> {
    return this.ask('serve', { yaml, proxies });
  }

  /** The pods that would run if this were applied to the mesh that is served, and where. */
  async pods(yaml: string): Promise<readonly Pod[]> {
    return (await this.ask<{ readonly pods: readonly Pod[] }>('pods', { yaml })).pods;
  }

  /** Replaces all objects of the mesh that is served; returns when every Envoy that is connected has acknowledged the change. */
  async apply(yaml: string): Promise<readonly Pod[]> {
    return (await this.ask<{ readonly pods: readonly Pod[] }>('apply', { yaml })).pods;
  }

  /** Returns when this many Envoys are connected and all that are have acknowledged everything. */
  async settle(connected: number): Promise<void> {
    await this.ask('settle', { connected });
  }

  /** Ends the mesh that is served. */
  async stop(): Promise<void> {
    await this.ask('stop', {});
  }

  /** Ends the process, when it has answered everything. */
  async close(): Promise<void> {
    this.process.stdin.end();
    await this.exited;
  }

  private async ask<T>(question: string, content: object): Promise<T> {
    const id = ++this.asked;
    const answer = await new Promise<Answer>((answered, failed) => {
      if (this.process.exitCode !== null) failed(new Error(`istiod has ended with ${this.process.exitCode}`));
      this.askers.set(id, { answered, failed });
      this.process.stdin.write(`${JSON.stringify({ id, ask: question, ...content })}\n`);
    });
    if (typeof answer.error === 'string') throw new Error(`istiod cannot answer '${question}': ${answer.error}`);
    return answer as T;
  }

  private answer({ id, ...answer }: Answer & { readonly id: number }): void {
    this.askers.get(id)?.answered(answer);
    this.askers.delete(id);
  }

  private fail(reason: Error): void {
    for (const { failed } of this.askers.values()) failed(reason);
    this.askers.clear();
  }
}
