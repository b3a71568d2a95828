import { k8s } from 'cdk8s-plus-28';
import { DestinationRule, Gateway, VirtualService } from '../../../imports/networking.istio.io';
import { DESTINATION_RULE, GATEWAY, INGRESS, VIRTUAL_SERVICE } from '../../../src/constructs/rendering/kinds';

test('the kinds that are written are those of the generated classes', () => {
  expect([DESTINATION_RULE, GATEWAY, VIRTUAL_SERVICE, INGRESS]).toEqual([DestinationRule.GVK, Gateway.GVK, VirtualService.GVK, k8s.KubeIngress.GVK]);
});
