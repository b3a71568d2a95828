import { checkedLater, instanceOf, optional } from '../border/kinds';
import { listOf } from '../border/list-of';
import { Capacity } from '../values/capacity';

/** Numbers of ports of the service. */
export const PORTS = optional(listOf(checkedLater<number>('a number', '8080')));

/** Whether pods are compared. */
export const CAPACITY = optional(instanceOf<Capacity>(Capacity, 'Capacity.asDeclared()'));
