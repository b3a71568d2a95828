import { RequestMatch } from 'cdk8s-istio';
import { refused, untyped, type RefusalCase } from './refusal-case';

const { grpc } = RequestMatch;

/** Calls of gRPC. */
export const GRPC: Record<'CDI130', RefusalCase> = {
  CDI130: {
    refused: {
      'a path for a service': refused(() => grpc('/shop.Cart'), 'got \'/shop.Cart\'', 'as in shop.Cart'),
      'a service with its method': refused(() => grpc('shop.Cart/Checkout'), 'got \'shop.Cart/Checkout\''),
      'no service': refused(() => grpc(''), 'got \'\''),
      'a package that ends in a dot': refused(() => grpc('shop.'), 'got \'shop.\''),
      'a digit at the beginning': refused(() => grpc('2shop.Cart'), 'got \'2shop.Cart\''),
      'a hyphen': refused(() => grpc('shop-api.Cart'), 'got \'shop-api.Cart\''),
      'a number': refused(() => grpc(untyped(5)), 'got 5'),
      'a method with dots': refused(() => grpc('shop.Cart', 'Cart.Checkout'), 'a method of \'shop.Cart\'', 'got \'Cart.Checkout\'', 'leave it out'),
      'an empty method': refused(() => grpc('shop.Cart', ''), 'got \'\''),
      'no text for a method': refused(() => grpc('shop.Cart', untyped(null)), 'got null'),
    },
    accepted: {
      'a method': () => grpc('shop.v1.Cart', 'Checkout'),
      'every method': () => grpc('shop.Cart'),
      'a service in no package': () => grpc('Cart_2', 'check_out'),
    },
  },
};
