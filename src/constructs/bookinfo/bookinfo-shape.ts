import type { IConstruct } from 'constructs';
import type { BookinfoAppProps, BookinfoServiceOptions } from './bookinfo-props';
import { demandProps } from '../border/demand';
import { checkedLater, optional, text } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { CONTAINER_RESOURCES } from '../workload/container/container-shape';

const SERVICE = optional(struct<BookinfoServiceOptions>({ versions: optional(listOf(text('v1'))), stable: optional(text('v1')) }));
const PROPS = struct<BookinfoAppProps>({
  registry: optional(text('docker.io/istio')),
  tag: optional(text('1.20.1')),
  replicas: optional(checkedLater('a number', '2')),
  resources: optional(CONTAINER_RESOURCES),
  productpage: SERVICE,
  details: SERVICE,
  reviews: SERVICE,
  ratings: SERVICE,
});

/** Refuses props that are not what their types say. */
export function checkBookinfo(app: IConstruct, props: BookinfoAppProps): void {
  demandProps(app, props, PROPS);
}
