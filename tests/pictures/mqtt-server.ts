// A page that speaks MQTT as a dashboard does, and its broker, with packets that a library of the protocol makes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate, type Packet } from 'mqtt-packet';
import { WebSocketServer } from 'ws';

const ASKED: readonly Packet[] = [
  { cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clientId: 'dashboard-7', clean: true, keepalive: 30 },
  {
    cmd: 'subscribe',
    messageId: 1,
    subscriptions: [
      { topic: 'plant/+/temperature', qos: 0 },
      { topic: 'alarms/#', qos: 1 },
    ],
  },
  { cmd: 'pingreq' },
];

const ANSWERS: readonly Packet[] = [
  { cmd: 'connack', returnCode: 0, sessionPresent: false },
  { cmd: 'suback', messageId: 1, granted: [0, 1] },
  ...Array.from({ length: 12 }, (_, n): Packet => publish(`plant/line-${(n % 3) + 1}/temperature`, readingOf(n))),
  { ...publish('alarms/line-2', { level: 'high', text: 'Temperatura acima do limite' }), qos: 1, messageId: 9 },
  { cmd: 'pingresp' },
];

export interface MqttServer extends AsyncDisposable {
  readonly url: string;
}

export async function startMqttServer(): Promise<MqttServer> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page());
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
  sockets.on('connection', (socket) => {
    // Each answer after what it answers; the rest once all was asked.
    let heard = 0;
    socket.on('message', () => {
      heard++;
      if (heard <= 2) socket.send(generate(ANSWERS[heard - 1] as Packet));
      else for (const packet of ANSWERS.slice(2)) socket.send(generate(packet));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function publish(topic: string, value: object): Extract<Packet, { cmd: 'publish' }> {
  return { cmd: 'publish', topic, qos: 0, dup: false, retain: false, payload: JSON.stringify(value) };
}

function readingOf(n: number): object {
  return { sensor: `t-${(n % 3) + 1}`, celsius: 61.5 + n * 0.4, ok: n < 10, at: 1_741_083_611 + n };
}

function page(): string {
  const packets = ASKED.map((packet) => generate(packet).toString('base64'));
  return `<!doctype html><link rel="icon" href="data:,"><title>Plant</title><h1>Plant</h1><script>
    const packets = ${JSON.stringify(packets)}.map((text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)));
    const socket = new WebSocket('ws://' + location.host + '/mqtt', ['mqtt']);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => packets.forEach((packet) => socket.send(packet));
  </script>`;
}
