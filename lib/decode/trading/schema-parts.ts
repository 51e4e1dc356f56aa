// What the schemas of the app's messages are made of.
import * as z from 'zod/mini';
import { isTimeText } from './trading-time.ts';

/** The shapes that a type may have; a message that fits one of them has no drift. */
export type Variants = readonly z.ZodMiniType[];
export type SchemaTable = Readonly<Record<string, Variants>>;

type Shape = Readonly<Record<string, z.ZodMiniType>>;

export const string = z.string();
export const number = z.number();
export const integer = z.int();
export const boolean = z.boolean();
/** A time as text, in any of the app's notations. */
export const time = z.string().check(z.refine(isTimeText, { params: { expected: 'time' } }));
export const maybeTime = z.nullable(time);
export const id = z.union([z.string(), z.number()]);
export const side = z.enum(['BUY', 'SELL']);
/** An object whose keys are not documented. */
export const bag = z.record(z.string(), z.unknown());
export const anyList = z.array(z.unknown());
export const connectionId = string;

export const broadcastInfo = z.strictObject({
  id: string,
  channel: string,
  priority: z.enum(['high', 'normal', 'low']),
  timestamp: time,
  server_version: string,
});

/** `{type, …}`: pings, pongs, errors. */
export function flat(shape: Shape) {
  return z.strictObject({ type: string, ...shape });
}

/** `{type, data, timestamp?}`, to one connection. */
export function withData(data: z.ZodMiniType) {
  return flat({ data, timestamp: z.optional(time) });
}

/** `{type, data, timestamp?, broadcast_info}`. */
export function broadcastData(data: z.ZodMiniType) {
  return flat({ data, timestamp: z.optional(time), broadcast_info: broadcastInfo });
}

/** `{type, payload, broadcast_info}`: the time is inside the payload. */
export function broadcastPayload(payload: z.ZodMiniType) {
  return flat({ payload, broadcast_info: broadcastInfo });
}
