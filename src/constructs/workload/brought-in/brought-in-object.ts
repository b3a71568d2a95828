import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { listed, refuse, shown } from '../../refusals/refusal';

/** How many objects of a collection a refusal lists. */
const FEW = 5;

/** An object, and what its user calls it: cdk8s-plus keeps it inside of a construct of its own. */
export interface BroughtIn {
  readonly object: ApiObject;
  readonly path: string;
}

/** The one object that a construct of whatever library stands for. */
export function broughtIn(construct: IConstruct, wanted: string): BroughtIn {
  if (!Construct.isConstruct(construct)) {
    refuse('CDI312', `${wanted} must be brought in as a construct, got ${kindOf(construct)}`, 'pass the construct that writes it, or an ApiObject of its manifest');
  }
  const object = defaultObjectOf(construct) ?? refuse('CDI312',
    `${wanted} must be brought in as one object, but '${construct.node.path}' (${construct.constructor.name}) ${contentOf(construct)}`,
    'pass one of its objects, as in include.apiObjects.find(({ kind }) => kind === \'Deployment\')!');
  return { object, path: construct.node.path };
}

/** cdk8s follows the default children too, and throws where they end. */
function defaultObjectOf(construct: IConstruct): ApiObject | undefined {
  if (ApiObject.isApiObject(construct)) return construct;
  const child = construct.node.defaultChild;
  return child && defaultObjectOf(child);
}

function contentOf({ node }: IConstruct): string {
  const objects = node.findAll().filter(one => ApiObject.isApiObject(one)).map(one => one.node.path);
  if (objects.length === 0) return 'writes no object';
  return `holds ${listed(objects.slice(0, FEW))}${objects.length > FEW ? ` and ${objects.length - FEW} more` : ''}`;
}

function kindOf(value: unknown): string {
  const type = typeof value === 'object' ? (value as { constructor?: { name: string } } | null)?.constructor : undefined;
  return type ? `a plain ${type.name}` : shown(value ?? undefined);
}
