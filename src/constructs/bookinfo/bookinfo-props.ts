import type { ContainerResources } from '../workload/container/container-resources';

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
