import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { untrustedCertificate } from './certificate';
import type { Pod } from './istiod-answers';
import { listening } from './ports';
import type { Tally } from './tally';

/** What a pod answers with: a status, now or later. */
export type Behaviour = () => number | Promise<number>;

const ok: Behaviour = () => 200;

/** Answers come with it, so that a client knows who answered. */
export const VERSION_HEADER = 'x-version';

/** The path that the pod got to see comes back with it. */
export const PATH_HEADER = 'x-path';

/** How pods are told apart, and on which of their ports they speak TLS. */
export interface Roles {
  readonly versionOf: (pod: Pod) => string;
  readonly tlsPorts: ReadonlySet<number>;
}

/** A stand-in for the application in a pod. */
export class Backend {
  static async start(pod: Pod, { versionOf, tlsPorts }: Roles): Promise<Backend> {
    const backend = new Backend(pod, versionOf(pod));
    const listener: RequestListener = (request, response) => void backend.serve(request, response);
    await Promise.all(pod.ports.map(async port => {
      const server = tlsPorts.has(port) ? createTlsServer(untrustedCertificate(), listener) : createServer(listener);
      // Only a proxy ends connections, as it does in a mesh: one that is closed here while a request is on its way would lose it.
      server.keepAliveTimeout = 0;
      await listening(server, port, pod.address);
      backend.servers.push(server);
    }));
    return backend;
  }

  /** Requests that came. Nothing in a copy tells that it is one. */
  received = 0;
  /** Requests that it has answered. */
  answered = 0;

  behaviour: Behaviour = ok;

  private readonly servers: Server[] = [];

  private constructor(readonly pod: Pod, readonly version: string) {}

  get app(): string {
    return this.pod.labels.app;
  }

  /** Forgets what it has counted. */
  reset(): void {
    this.received = this.answered = 0;
  }

  /** Answers what it has begun, and no more. */
  async stop(): Promise<void> {
    await Promise.all(this.servers.map(server => new Promise(resolve => server.close(resolve))));
  }

  /** Ends at once. */
  async kill(): Promise<void> {
    this.servers.forEach(server => server.closeAllConnections());
    await this.stop();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.received++;
    request.resume();
    const status = await this.behaviour();
    this.answered++;
    response.writeHead(status, { [VERSION_HEADER]: this.version, [PATH_HEADER]: request.url }).end();
  }
}

/** Stand-ins for all pods of a mesh. */
export class Backends {
  private readonly running = new Map<string, Backend>();

  /** Listens for those that do not run yet. */
  async start(pods: readonly Pod[], roles: Roles): Promise<void> {
    for (const pod of pods) {
      // A pod that nobody can reach needs no stand-in.
      if (!this.running.has(pod.address) && pod.ports.length > 0) this.running.set(pod.address, await Backend.start(pod, roles));
    }
  }

  /** Ends those that are not among these. */
  async keep(pods: readonly Pod[]): Promise<void> {
    const kept = new Set(pods.map(({ address }) => address));
    const gone = [...this.running.values()].filter(({ pod }) => !kept.has(pod.address));
    for (const { pod } of gone) this.running.delete(pod.address);
    await Promise.all(gone.map(backend => backend.stop()));
  }

  /** Those of one version of a service, in the order of their names. */
  of(app: string, version: string): Backend[] {
    return this.all.filter(one => one.app === app && one.version === version);
  }

  /** Every one. */
  get all(): Backend[] {
    return [...this.running.values()].sort((one, other) => one.pod.name.localeCompare(other.pod.name));
  }

  /** Requests that came to each version, if any did. */
  received(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { version, received } of this.all) if (received > 0) counts[version] = (counts[version] ?? 0) + received;
    return counts;
  }

  /** What came to each version beyond what it has answered a client with. */
  copies(answers: Tally): Readonly<Record<string, number>> {
    const copies = Object.entries(this.received()).map(([version, count]) => [version, count - answers.of(version)] as const);
    return Object.fromEntries(copies.filter(([, count]) => count !== 0));
  }

  /** Returns when nothing more comes: a client does not wait for copies of its requests. */
  async calm(): Promise<void> {
    const count = () => this.all.reduce((sum, { received }) => sum + received, 0);
    for (let before = -1, now = count(); now !== before; before = now, now = count()) await sleep(100);
  }

  /** All of them forget what they have counted. */
  reset(): void {
    this.running.forEach(backend => backend.reset());
  }

  /** Ends all at once. */
  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map(backend => backend.kill()));
    this.running.clear();
  }
}
