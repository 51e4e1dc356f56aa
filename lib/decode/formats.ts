// Every format there is, in the order in which they are tried on a connection.
import { cbor, compressed, msgpack, protobuf, textInBytes } from './binary/formats.ts';
import type { Format, FormatId } from './format.ts';
import { hex, json, text } from './generic-formats.ts';
import { actionCable } from './protocols/action-cable.ts';
import { engineIo } from './protocols/engine-io.ts';
import { graphqlTransportWs, graphqlWs } from './protocols/graphql.ts';
import { jsonRpc } from './protocols/json-rpc.ts';
import { mqtt } from './protocols/mqtt.ts';
import { ocpp } from './protocols/ocpp.ts';
import { phoenix } from './protocols/phoenix.ts';
import { signalr } from './protocols/signalr.ts';
import { socketIo } from './protocols/socket-io.ts';
import { sockJs } from './protocols/sockjs.ts';
import { stomp } from './protocols/stomp.ts';
import { wamp } from './protocols/wamp.ts';
import { trading } from './trading-format.ts';

/** For a picker too: `id` and `name` of each. Those that carry others come first. */
export const FORMATS: readonly Format[] = [
  ...[
    socketIo,
    engineIo,
    sockJs,
    stomp,
    signalr,
    graphqlTransportWs,
    graphqlWs,
    phoenix,
    actionCable,
    wamp,
    mqtt,
    ocpp,
  ],
  ...[trading, jsonRpc, json, textInBytes, msgpack, cbor, protobuf, compressed, text, hex],
];

const BY_ID: ReadonlyMap<string, Format> = new Map(FORMATS.map((format) => [format.id, format]));

export function formatById(id: FormatId): Format | undefined {
  return BY_ID.get(id);
}

export function isFormatId(id: string): id is FormatId {
  return BY_ID.has(id);
}
