import type { ApiConnection } from './api-connection';
import type { Manifest } from '../../support/manifests';

/** A resource of an API group, as discovery lists it. */
interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Where objects stand in the API, which the server itself says. */
export class ApiPaths {
  private readonly known = new Map<string, Resource>();

  public constructor(private readonly connection: ApiConnection) {}

  /** The path of the objects of the same kind in the same namespace. */
  public async collectionOf({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    const resource = await this.find(apiVersion, kind);
    if (!resource) throw new Error(`the API server knows no ${kind} of '${apiVersion}': install its definition first`);
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${rootOf(apiVersion)}${namespace}/${resource.name}`;
  }

  /** The path of an object. */
  public async pathOf(object: Manifest): Promise<string> {
    return `${await this.collectionOf(object)}/${object.metadata.name}`;
  }

  /** The resource of a kind, once the server serves it. */
  public async find(apiVersion: string, kind: string): Promise<Resource | undefined> {
    const key = `${apiVersion} ${kind}`;
    const resource = this.known.get(key) ?? await this.discover(apiVersion, kind);
    if (resource) this.known.set(key, resource);
    return resource;
  }

  private async discover(apiVersion: string, kind: string): Promise<Resource | undefined> {
    const { status, body } = await this.connection.ask({ method: 'GET', path: rootOf(apiVersion) });
    if (status !== 200) return undefined;
    const { resources } = body as { resources: Resource[] };
    // A name with a slash is a part of another resource, such as the status.
    return resources.find(one => one.kind === kind && !one.name.includes('/'));
  }
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
