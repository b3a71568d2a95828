import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATH_HEADER, VERSION_HEADER } from './backends';
import { Tally } from './tally';
import type { Answer } from './traffic-answer';

/** A request, and the proxy that it goes through. */
export interface Shot {
  readonly address: string;
  readonly port: number;
  /** The host that is asked for, as a client writes it. */
  readonly host: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly secure?: boolean;
  /** Whether it has a connection of its own, because connections are what is shared out. */
  readonly alone?: boolean;
}

/** Longer than any timeout or delay of a route: what takes longer has been lost, and the client says so rather than wait for ever. */
const PATIENCE = 20_000;

/** A client with connections that it keeps. */
export class Client {
  private readonly agent = new http.Agent({ keepAlive: true });
  private readonly secureAgent = new https.Agent({ keepAlive: true });

  /** Makes a request; never fails. Certificates of examples are ones that nobody trusts, and are taken. */
  async send({ address, port, host, path = '/', method, headers, secure, alone }: Shot): Promise<Answer> {
    const agent = alone ? false : secure ? this.secureAgent : this.agent;
    const options = { host: address, port, path, method, headers: { ...headers, host }, agent, timeout: PATIENCE, rejectUnauthorized: false };
    return new Promise(resolve => {
      const request = (secure ? https : http).request({ ...options, servername: secure ? host : undefined }, response => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => { body += text; })
          .on('end', () => resolve(answerOf(response, body)))
          .on('error', error => resolve(broken(error)));
      });
      request.on('error', error => resolve(broken(error))).on('timeout', () => request.destroy(new Error('no answer'))).end();
    });
  }

  /** So many requests, so many at a time. */
  async burst(shot: Shot, count: number, atOnce = 8): Promise<Tally> {
    const tally = new Tally();
    let left = count;
    const loop = async () => {
      while (left-- > 0) tally.add(await this.send(shot));
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, count) }, loop));
    return tally;
  }

  /** Ends all connections. */
  close(): void {
    this.agent.destroy();
    this.secureAgent.destroy();
  }
}

function answerOf({ statusCode = 0, headers }: http.IncomingMessage, body: string): Answer {
  const { location, [VERSION_HEADER]: version, [PATH_HEADER]: path } = headers;
  const flags = version === undefined && body.startsWith('{') ? (JSON.parse(body) as { readonly flags: string }).flags : undefined;
  return { status: statusCode, version: version?.toString(), path: path?.toString(), flags, location };
}

function broken(error: NodeJS.ErrnoException): Answer {
  return { status: 0, flags: error.code ?? error.message };
}

/** The time between an answer and the next request of the same client: others need the machine too. */
const PAUSE = 2;

/** Who asks for what, all the time. */
export interface Caller {
  readonly who: string;
  readonly shot: Shot;
}

/** Clients that never stop, each with one request at a time. */
export class Load {
  private readonly client = new Client();
  private readonly loops: Promise<void>[];
  private phase: Map<string, Tally>;
  private pending: Promise<unknown>[] = [];
  private ended = false;

  constructor(callers: readonly Caller[]) {
    this.phase = newPhase(callers);
    this.loops = callers.map((caller, at) => this.loop(caller, at));
  }

  /** From now on requests count elsewhere; returns what became of those before, when all of them have been answered. */
  async next(): Promise<ReadonlyMap<string, Tally>> {
    const before = this.phase;
    this.phase = new Map([...before.keys()].map(who => [who, new Tally()]));
    await Promise.all(this.pending);
    return before;
  }

  /** Returns when each kind of caller has had so many answers in this phase. */
  async reach(count: number): Promise<void> {
    while ([...this.phase.values()].some(({ total }) => total < count)) await sleep(5);
  }

  /** Ends the load; returns what became of the last requests. */
  async stop(): Promise<ReadonlyMap<string, Tally>> {
    this.ended = true;
    await Promise.all(this.loops);
    this.client.close();
    return this.phase;
  }

  private async loop({ who, shot }: Caller, at: number): Promise<void> {
    while (!this.ended) {
      // It belongs to the phase in which it was sent.
      const tally = this.phase.get(who)!;
      const sent = this.client.send(shot).then(answer => tally.add(answer));
      this.pending[at] = sent;
      await sent;
      await sleep(PAUSE);
    }
  }
}

function newPhase(callers: readonly Caller[]): Map<string, Tally> {
  return new Map(callers.map(({ who }) => [who, new Tally()]));
}
