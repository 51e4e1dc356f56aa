// Typed arrays from another world of the same page: Firefox shows the bridge those of the page's own realm, so that
// `instanceof` fails where the brand holds.
import * as z from 'zod/mini';

/** A `Float64Array`, whichever realm made it. */
export const float64Array = z.custom<Float64Array>((value) => isBranded(value, 'Float64Array'));

/** A `Uint8Array`, whichever realm made it. */
export const uint8Array = z.custom<Uint8Array<ArrayBuffer>>((value) => isBranded(value, 'Uint8Array'));

function isBranded(value: unknown, brand: string): boolean {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === `[object ${brand}]`;
}
