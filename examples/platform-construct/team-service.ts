import { Duration, Size } from 'cdk8s';
import { CanaryRelease, HealthCheck, MeshPort, MeshService, RequestMatch, Retries, StringMatch, MeshWorkload, type CanaryStage } from 'cdk8s-istio';
import { Cpu } from 'cdk8s-plus-28';
import { Construct } from 'constructs';

/** Where every image of the house comes from. */
const REGISTRY = 'registry.example.com';

/** Who sees the new versions of all teams first: whoever has the preview cookie. */
const PREVIEWERS = RequestMatch.cookie('preview', StringMatch.exact('yes'));

/** A release of a team's service. */
export interface TeamRelease {
  /** The version to release, one of the service's versions. */
  readonly canary: string;

  /** Where the release stands. */
  readonly stage: CanaryStage;
}

/** A team's service: what a team decides. The rest is decided by the house. */
export interface TeamServiceProps {
  /** The team, which is also its folder in the registry. */
  readonly team: string;

  /** The name of the service. */
  readonly name: string;

  /** The deployed versions, and the image tag of each. */
  readonly versions: { [version: string]: string };

  /** The version in charge. */
  readonly stable: string;

  /**
   * The release that is under way.
   *
   * @default - none
   */
  readonly release?: TeamRelease;
}

/** A service as the house runs it: HTTP on 8080, `/healthz`, small pods, and at most two seconds for an answer. */
export class TeamService extends Construct {
  /** The service of the mesh, for what the house has no prop for. */
  public readonly service: MeshService;

  constructor(scope: Construct, id: string, props: TeamServiceProps) {
    super(scope, id);
    const { team, name, versions, stable, release } = props;
    this.service = new MeshService(this, 'Service', {
      name,
      stable,
      ports: [MeshPort.http(80, { targetPort: 8080 })],
      timeout: Duration.seconds(2),
      // Only what never reached the service is tried again, so that nothing is done twice.
      retries: Retries.attempts(2, { retryOn: ['connect-failure', 'refused-stream'] }),
    });
    for (const [version, tag] of Object.entries(versions)) {
      this.service.addVersion(version, container(`${REGISTRY}/${team}/${name}:${tag}`));
    }
    if (release) {
      new CanaryRelease(this, 'Release', {
        canary: this.service.version(release.canary),
        stage: release.stage,
        earlyAccess: [PREVIEWERS],
      });
    }
  }
}

function container(image: string): MeshWorkload {
  return MeshWorkload.container({
    image,
    resources: {
      cpu: { request: Cpu.millis(100) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
    },
    readiness: HealthCheck.http('/healthz', { period: Duration.seconds(5) }),
    liveness: HealthCheck.http('/healthz', { initialDelay: Duration.seconds(10) }),
    runAsUser: 10001,
    writablePaths: ['/tmp'],
    drainDelay: Duration.seconds(5),
  });
}
