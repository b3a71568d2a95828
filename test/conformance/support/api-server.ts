import * as fs from 'fs';
import { setTimeout as pause } from 'timers/promises';
import { ApiConnection, type Access, type Answer } from './api-connection';
import { ApiPaths } from './api-paths';
import { ApiRefusal } from './api-refusal';
import { start, type Judge } from './judge';
import { CRDS } from './paths';
import { parsed, type Manifest } from '../../support/manifests';

/** An object as the API server keeps it. */
export interface Stored extends Manifest {
  readonly metadata: Manifest['metadata'] & {
    readonly uid: string;
    /** Changes with every change. */
    readonly resourceVersion: string;
    /** Changes with every change of the spec; not every kind has one. */
    readonly generation?: number;
  };
}

/** What became of an object that was applied. */
export interface Applied {
  readonly object: Stored;
  readonly warnings: readonly string[];
}

/** What a namespace asks of its pods; `restricted` is the strictest level of Kubernetes. */
export type PodSecurityLevel = 'restricted' | 'baseline';

/** A Kubernetes API server of its own, with nothing behind it: no controller, no scheduler, no node. */
export class ApiServer {
  /** Starts a server that knows Istio's kinds. */
  public static async start(): Promise<ApiServer> {
    const judge = await start<Access>('apiserver');
    const server = new ApiServer(judge, new ApiConnection(judge.said));
    try {
      await server.install(parsed(fs.readFileSync(CRDS, 'utf8')));
    } catch (error) {
      // Nobody else could stop it, and it would keep this process alive.
      await server.stop();
      throw error;
    }
    return server;
  }

  private readonly paths: ApiPaths;

  private constructor(private readonly judge: Judge<Access>, private readonly connection: ApiConnection) {
    this.paths = new ApiPaths(connection);
  }

  public async stop(): Promise<void> {
    this.connection.close();
    await this.judge.stop();
  }

  /**
   * Applies objects in the order given, as `kubectl apply --server-side --validate=strict` does.
   * What one manager has set, another one may not change.
   */
  public async apply(objects: readonly Manifest[], manager = 'kubectl'): Promise<Applied[]> {
    const applied: Applied[] = [];
    for (const object of objects) {
      const path = await this.paths.pathOf(object);
      const query = { fieldManager: manager, force: 'false', fieldValidation: 'Strict' };
      // JSON is YAML.
      const answer = await this.connection.ask({ method: 'PATCH', path, query, body: object, contentType: 'application/apply-patch+yaml' });
      applied.push(accepted(object, answer));
    }
    return applied;
  }

  /** Asks whether an object would be created, and creates nothing. */
  public async wouldCreate(object: Manifest): Promise<Applied> {
    const path = await this.paths.collectionOf(object);
    const query = { dryRun: 'All', fieldValidation: 'Strict' };
    return accepted(object, await this.connection.ask({ method: 'POST', path, query, body: object }));
  }

  /** The object of the same kind, name and namespace, where there is one. */
  public async get(object: Manifest): Promise<Stored | undefined> {
    const answer = await this.connection.ask({ method: 'GET', path: await this.paths.pathOf(object) });
    return answer.status === 404 ? undefined : accepted(object, answer).object;
  }

  /** Removes the object of the same kind, name and namespace. */
  public async remove(object: Manifest): Promise<void> {
    accepted(object, await this.connection.ask({ method: 'DELETE', path: await this.paths.pathOf(object) }));
  }

  /** Makes a namespace whose pods are held to a Pod Security level, or changes the level of one. */
  public async enforce(namespace: string, level: PodSecurityLevel): Promise<void> {
    const labels = { 'pod-security.kubernetes.io/enforce': level };
    await this.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
      // A controller makes it in every namespace of a real cluster.
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } },
    ]);
  }

  private async install(definitions: readonly Manifest[]): Promise<void> {
    await this.apply(definitions, 'istio');
    for (const { spec } of definitions) {
      const { group, names, versions } = spec as { group: string; names: { kind: string }; versions: { name: string }[] };
      for (const { name } of versions) await this.waitFor(`${group}/${name}`, names.kind);
    }
  }

  private async waitFor(apiVersion: string, kind: string): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!await this.paths.find(apiVersion, kind)) {
      if (Date.now() > deadline) throw new Error(`the API server does not serve ${kind} of '${apiVersion}' after 30 seconds`);
      await pause(50);
    }
  }
}

function accepted(object: Manifest, answer: Answer): Applied {
  if (answer.status >= 300) throw new ApiRefusal(object, answer);
  return { object: answer.body as Stored, warnings: answer.warnings };
}
