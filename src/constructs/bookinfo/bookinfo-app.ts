import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import type { BookinfoAppProps, BookinfoServiceOptions } from './bookinfo-props';
import { checkBookinfo } from './bookinfo-shape';
import { MeshService } from '../mesh/mesh-service';
import { StringMatch } from '../values/matches/string-match';
import { MeshPort } from '../values/mesh-port';
import type { EnvValue } from '../workload/container/env-value';
import { HealthCheck } from '../workload/container/health-check';
import { MeshWorkload } from '../workload/mesh-workload';

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

  /**
   * Bookinfo. What is declared is deployed, no more.
   *
   * @throws CDI436 if a prop is not what its type says
   */
  constructor(scope: Construct, id: string, props: BookinfoAppProps = {}) {
    super(scope, id);
    checkBookinfo(this, props);
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
