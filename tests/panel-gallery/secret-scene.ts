// A customer signs in and trades: what an export must not let out.
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { createRealmLog, START } from '../model/session-log.ts';

const URL_OF_SOCKET = 'wss://desk.corretora.example/ws?account=4471&token=feira-livre-77';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiIsIm5hbWUiOiJBbmEifQ.q0fYw2Zb1S7cR9uLk3TgXh8JdVn4MmPzQe5Wo6AsBtI';

export function secrets(): { readonly events: readonly SessionEvent[]; readonly now: number } {
  const log = createRealmLog('page');
  const id = log.nextId();
  const said = [
    {
      type: 'login',
      data: { email: 'ana.souza@corretora.example', password: 'correct horse battery', cpf: '529.982.247-25' },
    },
    { type: 'session', data: { accessToken: JWT, refreshToken: 'r3fresh-me-0815', owner: 'Ana Souza' } },
    {
      type: 'order',
      data: { symbol: 'PETR4', quantity: 100, card: '5500 0055 5555 5559', key: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc' },
    },
    {
      type: 'order_state',
      data: { id: 'q7Zr2LxV9mKpT4wNs8Yb3HfDc6', state: 'filled', note: 'mail ana.souza@corretora.example' },
    },
  ];
  const network = createRealmLog('network').network(12, {
    url: URL_OF_SOCKET,
    startedAt: START + 10,
    status: 101,
    requestHeaders: [
      { name: 'Cookie', value: 'theme=dark; sid=c0okie-crumbs-5' },
      { name: 'Authorization', value: `Bearer ${JWT}` },
    ],
  });
  const events = [
    log.started(0),
    log.created(10, undefined, null, URL_OF_SOCKET),
    network,
    log.opened(40, id),
    ...said.map((message, index) =>
      index % 2 === 0
        ? log.sent(100 + index * 700, id, JSON.stringify(message))
        : log.received(100 + index * 700, id, JSON.stringify(message)),
    ),
  ];
  return { events, now: START + 10_000 };
}
