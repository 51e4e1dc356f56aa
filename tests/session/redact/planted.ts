// A session with a secret in every place where one can stand.
import { deflateSync, gzipSync } from 'node:zlib';
import { encode as encodeMessagePack } from '@msgpack/msgpack';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog } from '../../model/session-log.ts';

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const bytes = (data: Uint8Array) => new Uint8Array(data);

/** Told by their form. */
export const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI0MiIsIm5hbWUiOiJBbmEifQ.q0fYw2Zb1S7cR9uLk3TgXh8JdVn4MmPzQe5Wo6AsBtI';
export const EMAIL = 'ana.souza+ops@corretora.example.com.br';
export const CARD = '5500005555555559';
export const CPF = '529.982.247-25';
export const CNPJ = '11.222.333/0001-81';
export const API_KEY = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
export const RANDOM = 'q7Zr2LxV9mKpT4wNs8Yb3HfDc6';
/** Told by where they stand. */
export const URL_TOKEN = 'feira-livre-77';
export const PATH_TOKEN = '9f8e7d6c5b4a39281706';
export const USER_INFO = 'joana.silva';
export const SUBPROTOCOL_TOKEN = 'sub.proto.token.81723';
export const COOKIE = 'c0okie-crumbs-5';
export const HEADER_KEY = 'header key 99 with blanks';
export const PASSWORD = 'correct horse battery staple';
export const ACCENTED = 'maçã-verde-2024';
export const PIN = 48_213_377;
export const WORD = 'Projeto Jabuticaba';
export const NOTED = 'nota-fiscal-alfa';
export const IN_BINARY = 'b1nary-pass';
export const IN_PICTURE = 'seen on the screen 31';

export const SECRETS: Readonly<Record<string, string>> = {
  JWT,
  EMAIL,
  CARD,
  CARD_GROUPED: '5500 0055 5555 5559',
  CPF,
  CPF_BARE: '52998224725',
  CNPJ,
  CNPJ_BARE: '11222333000181',
  API_KEY,
  RANDOM,
  URL_TOKEN,
  PATH_TOKEN,
  USER_INFO,
  SUBPROTOCOL_TOKEN,
  COOKIE,
  HEADER_KEY,
  PASSWORD,
  ACCENTED,
  PIN: `${PIN}`,
  WORD,
  NOTED,
  IN_BINARY,
  IN_PICTURE,
};

/** Of every JPEG. */
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]);

export const SETTINGS = {
  off: [],
  names: ['codinome'],
  harmlessNames: [],
  paths: ['data.notes[].text'],
  words: [WORD],
};

const PAGE = `http://${USER_INFO}:x9@localhost:8000/index.html?access_token=${URL_TOKEN}#id_token=${JWT}`;
const SOCKET = `ws://localhost:8000/room/${PATH_TOKEN}/ws?symbol=PETR4&token=${URL_TOKEN}&mail=${encodeURIComponent(EMAIL)}`;

/** Texts of messages, before and after the places that give their secrets away. */
function payloads(): Array<string | Uint8Array<ArrayBuffer>> {
  const login = { type: 'login', data: { user_password: PASSWORD, pin: PIN, Senha: ACCENTED, codinome: NOTED } };
  const json = JSON.stringify(login);
  return [
    `plain sight before anything is known: ${URL_TOKEN}, ${PASSWORD} and ${COOKIE}`,
    json,
    JSON.stringify(login, null, 2),
    JSON.stringify({ event: 'wrapped', body: json }),
    JSON.stringify({ event: 'twice', body: JSON.stringify({ body: json, jwt: JWT }) }),
    json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    `42["login",${json}]`,
    json.slice(0, json.indexOf(PASSWORD) + 12),
    JSON.stringify({ type: 'x', note: base64(json), hex: Buffer.from(json).toString('hex') }),
    JSON.stringify({ type: 'x', note: base64(gzipSync(json)) }),
    `body=${encodeURIComponent(json)}&next=1`,
    `STOMP\nlogin:${USER_INFO}\npasscode:${NOTED}\n\n`,
    `<auth><password>${PASSWORD}</password><p:token xmlns="u">${NOTED}</p:token></auth>`,
    `password="${PASSWORD}" token: '${NOTED}'`,
    JSON.stringify({ data: { notes: [{ text: NOTED }, { text: 'another note of his' }] }, tokens: [1, 2] }),
    JSON.stringify({ credentials: { a: [NOTED, { b: COOKIE }], n: 123456 } }),
    JSON.stringify({ doc: 52998224725, docs: [52998224725, 5500005555555559], cnpj: '11222333000181' }),
    `mail ${EMAIL}, card 5500 0055 5555 5559, cpf ${CPF}, cnpj ${CNPJ}, key ${API_KEY}`,
    `Authorization: Bearer ${RANDOM}, see ${SOCKET}`,
    JSON.stringify({ [EMAIL]: { seen: true }, id: RANDOM, about: WORD }),
    bytes(new TextEncoder().encode(json)),
    bytes(gzipSync(json)),
    bytes(deflateSync(json)),
    bytes(encodeMessagePack({ type: 'login', password: IN_BINARY, n: 1, mail: EMAIL, free: PASSWORD })),
    `plain sight after all: ${NOTED} ${PATH_TOKEN} ${SUBPROTOCOL_TOKEN} ${HEADER_KEY} ${PIN} ${ACCENTED} ${WORD}`,
  ];
}

const ONE = 'page/1' as ConnectionId;

const httpAnswer = {
  way: 'panel',
  status: 200,
  isBodyCut: false,
  tookMs: 3,
  failureText: `failed at ${SOCKET}`,
} as const;

export function plantedEvents(): SessionEvent[] {
  const log = createRealmLog();
  const net = createRealmLog('network');
  const stack = `    at connect (http://localhost:8000/app.js?sid=${URL_TOKEN}:12:19)\n    at ${PAGE}:900:3`;
  const headers = [
    { name: 'Cookie', value: `theme=dark; sid=${COOKIE}` },
    { name: 'X-Api-Key', value: HEADER_KEY },
    { name: 'Authorization', value: `Bearer ${JWT}` },
    { name: 'Sec-WebSocket-Protocol', value: `graphql-ws, bearer, ${SUBPROTOCOL_TOKEN}` },
    { name: 'Referer', value: PAGE },
  ];
  const python = [{ file: '<exec>', line: 3, functionName: 'go', sourceLine: `WebSocket.new("${SOCKET}")` }];
  const started = log.event(0, {
    type: 'realm-started',
    kind: 'window',
    url: PAGE,
    isTop: true,
    title: `Desk of ${EMAIL}`,
  });
  const created = Object.assign(log.created(1, stack, python, SOCKET), {
    requestedSubprotocols: ['graphql-ws', 'bearer', SUBPROTOCOL_TOKEN],
  });
  const blob = log.received(50, ONE, null);
  const late = bytes(new TextEncoder().encode(`{"secret":"${NOTED}"}`));
  return [
    started,
    net.event(0, { type: 'page-navigated', url: PAGE }),
    created,
    net.network(2, {
      url: SOCKET,
      status: 101,
      requestHeaders: headers,
      responseHeaders: [{ name: 'Set-Cookie', value: `sid=${COOKIE}; Path=/; HttpOnly` }],
      initiatorStack: [{ functionName: 'connect', url: PAGE, line: 12, column: 19 }],
    }),
    log.event(3, { type: 'connection-opened', connectionId: ONE, subprotocol: SUBPROTOCOL_TOKEN, extensions: '' }),
    ...payloads().map((payload, index) => log.received(10 + index, ONE, payload)),
    blob,
    log.event(51, {
      type: 'payload-read',
      connectionId: ONE,
      messageSequence: blob.sequence,
      payload: late,
      isTruncated: false,
    }),
    log.sent(52, ONE, `{"password":"${PASSWORD}"}`),
    log.constructFailed(
      53,
      `nope://${URL_TOKEN}?token=${NOTED}`,
      'SyntaxError',
      `The URL '${SOCKET}' is invalid.`,
      stack,
    ),
    log.event(54, { type: 'close-requested', connectionId: ONE, code: 4001, reason: `token ${JWT} expired`, stack }),
    log.event(55, {
      type: 'connection-closed',
      connectionId: ONE,
      code: 4001,
      reason: `bye ${EMAIL}, password=${PASSWORD.split(' ')[0]} ${COOKIE}`,
      wasClean: true,
    }),
    log.event(56, { type: 'realm-not-observed', kind: 'shared-worker', url: `${PAGE}`, why: `token=${URL_TOKEN}` }),
    log.event(57, { type: 'hook-faulted', where: 'x', errorMessage: `at ${SOCKET}`, hasSteppedAside: false }),
    log.event(57, { type: 'note-added', text: `scan pressed as ${USER_INFO}, password ${PASSWORD}, mail ${EMAIL}` }),
    log.event(57, {
      type: 'note-added',
      text: 'from the page',
      picture: base64(Buffer.concat([JPEG_START, Buffer.from(IN_PICTURE)])),
    }),
    log.event(57, {
      type: 'check-ran',
      durationMs: 3,
      result: {
        check: 'health',
        answers: [
          { ...httpAnswer, url: `http://localhost:8000/health?token=${URL_TOKEN}`, body: `{"secret":"${NOTED}"}` },
        ],
      },
    }),
    log.event(57, {
      type: 'check-ran',
      durationMs: 3,
      result: {
        check: 'python-stats',
        path: `clients["${NOTED}"].token=${URL_TOKEN}`,
        method: 'stats',
        outcome: 'called',
        runtime: 'pyodide',
        returned: `{'password': '${ACCENTED}', 'jwt': '${JWT}'}`,
        askedOn: null,
        answer: JSON.stringify({ token: URL_TOKEN, mail: EMAIL }),
        answeredAfterMs: 4,
      },
    }),
    log.event(57, {
      type: 'debug-mode-changed',
      language: 'javascript',
      path: `app.clients.${PATH_TOKEN}`,
      property: 'debugMode',
      change: 'read',
      before: 'absent',
      isMentioned: true,
      reader: stack,
    }),
    log.event(57, {
      type: 'runtime-observed',
      runtime: 'pyodide',
      url: `http://localhost:8000/pyodide.mjs?access_token=${URL_TOKEN}`,
    }),
    // Of a newer version: a note that somebody wrote.
    Object.assign(log.event(58, { type: 'page-hidden' }), { note: `ask ${EMAIL}`, more: { apiKey: NOTED } }),
  ];
}

export const FACTS = {
  creator: 'Tapewire 0.1.0',
  name: `Ticket of ${EMAIL}`,
  environment: { pageUrl: PAGE, browser: 'Chromium 156', note: `token=${URL_TOKEN}` },
  ledger: {
    startedAt: 1,
    attachedAt: 1,
    lastEventAt: 2,
    droppedCount: 0,
    droppedBytes: 0,
    droppedBecause: {},
    refusedCount: 0,
    faultCount: 0,
    cutCount: 0,
    notObserved: [`shared-worker ${PAGE}: nobody`],
  },
};
