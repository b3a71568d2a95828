import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { MeshService } from '../mesh/mesh-service';
import { StringMatch } from '../values/matches/string-match';
import { MeshPort } from '../values/mesh-port';
import type { ContainerResources } from '../workload/container/container-resources';
import type { EnvValue } from '../workload/container/env-value';
import { HealthCheck } from '../workload/container/health-check';
import { MeshWorkload } from '../workload/mesh-workload';

/** The versions of one of Bookinfo's services. */
export interface BookinfoServiceOptions {
  /**
   * The versions to deploy; each has an image `examples-bookinfo-<service>-<version>`.
   *
   * @default ['v1']
   */
  readonly versions?: string[];

  /**
   * The version in charge.
   *
   * @default - the first of the versions
   */
  readonly stable?: string;
}

/** Istio's sample application. */
export interface BookinfoAppProps {
  /**
   * The registry and folder of the images.
   *
   * @default docker.io/istio
   */
  readonly registry?: string;

  /**
   * The tag of every image.
   *
   * @default 1.20.1
   */
  readonly tag?: string;

  /**
   * How many pods each version has.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Requests and limits of every container.
   *
   * @default - 50m CPU and 128Mi memory requested, 256Mi memory at most; reviews, a Java server, 256Mi and 512Mi
   */
  readonly resources?: ContainerResources;

  /**
   * The page, which calls details and reviews.
   *
   * @default - v1
   */
  readonly productpage?: BookinfoServiceOptions;

  /**
   * Facts about the book.
   *
   * @default - v1
   */
  readonly details?: BookinfoServiceOptions;

  /**
   * Reviews of the book: v1 without stars, v2 with black ones, v3 with red ones; v2 and v3 call ratings.
   *
   * @default - v1
   */
  readonly reviews?: BookinfoServiceOptions;

  /**
   * Stars of each review.
   *
   * @default - v1
   */
  readonly ratings?: BookinfoServiceOptions;
}

const PORT = 9080;

/** What differs between the services besides their name. */
interface Traits {
  readonly memory: number;
  readonly writablePaths: string[];
  readonly env?: { [name: string]: EnvValue };
}

const SMALL: Traits = { memory: 128, writablePaths: ['/tmp'] };
/** A Liberty server: it unpacks itself into its output folder and logs to files. */
const LIBERTY: Traits = { memory: 256, writablePaths: ['/tmp', '/opt/ibm/wlp/output'], env: { LOG_DIR: { value: '/tmp/logs' } } };

/** Bookinfo, Istio's sample application: four services on port 9080, made of `MeshService` and `MeshWorkload` alone. */
export class BookinfoApp extends Construct {
  /** The paths of the page that are meant for browsers, for a `GatewayRoute` of `productpage`. */
  public static readonly PATHS: StringMatch[] = [
    StringMatch.exact('/productpage'),
    StringMatch.prefix('/static'),
    StringMatch.exact('/login'),
    StringMatch.exact('/logout'),
    StringMatch.prefix('/api/v1/products'),
  ];

  /** The page. */
  public readonly productpage: MeshService;
  /** Facts about the book. */
  public readonly details: MeshService;
  /** Reviews of the book. */
  public readonly reviews: MeshService;
  /** Stars of each review. */
  public readonly ratings: MeshService;

  /** Bookinfo. What is declared is deployed, no more. */
  constructor(scope: Construct, id: string, props: BookinfoAppProps = {}) {
    super(scope, id);
    this.productpage = this.add('productpage', props, SMALL, props.productpage);
    this.details = this.add('details', props, SMALL, props.details);
    this.reviews = this.add('reviews', props, LIBERTY, props.reviews);
    this.ratings = this.add('ratings', props, SMALL, props.ratings);
  }

  private add(name: string, props: BookinfoAppProps, traits: Traits, options: BookinfoServiceOptions = {}): MeshService {
    const versions = options.versions ?? ['v1'];
    const service = new MeshService(this, name, { name, ports: [MeshPort.http(PORT)], stable: options.stable ?? versions[0] ?? 'v1' });
    for (const version of versions) service.addVersion(version, workload(name, version, props, traits));
    return service;
  }
}

function workload(name: string, version: string, props: BookinfoAppProps, { memory, writablePaths, env }: Traits): MeshWorkload {
  const { registry = 'docker.io/istio', tag = '1.20.1', replicas = 1 } = props;
  return MeshWorkload.container({
    image: `${registry}/examples-bookinfo-${name}-${version}:${tag}`,
    replicas,
    env,
    resources: props.resources ?? {
      cpu: { request: { amount: '50m' } },
      memory: { request: Size.mebibytes(memory), limit: Size.mebibytes(memory * 2) },
    },
    startup: HealthCheck.http('/health', { period: Duration.seconds(2), failureThreshold: 60 }),
    readiness: HealthCheck.http('/health', { period: Duration.seconds(5) }),
    liveness: HealthCheck.http('/health'),
    runAsUser: 1000,
    writablePaths,
    drainDelay: Duration.seconds(5),
    terminationGracePeriod: Duration.seconds(30),
  });
}
