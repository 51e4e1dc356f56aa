import type { RuleText } from '../../areas/rules.ts';
import type { ShownFailure } from '../../shown-failure.ts';
import { englishCause } from '../cause.ts';
import { number, plural } from '../words.ts';

const SERVER_GONE =
  'Start the server. If it runs, compare host and port of the address with those it listens on, then look at firewalls and containers in between.';
const SERVER_SLOW =
  'See whether the server is overloaded or stuck (its health check answers that), and whether a proxy in between holds the connection.';

const GIVEN_UP =
  'The page waited and then closed the attempt itself. The server may be slow, stuck or out of reach; after many failed connections Chromium also holds each new one back by one to five seconds, which looks the same.';

const ADVICE: Readonly<Record<ShownFailure['cause'], { readonly meaning: string; readonly remedy: string }>> = {
  'connection-refused': {
    meaning: 'The machine was reached and said no: no program accepts connections at this host and port.',
    remedy: SERVER_GONE,
  },
  'name-not-resolved': {
    meaning: 'The name in the address stands for no machine that this computer knows of.',
    remedy: 'Check the spelling of the host, then the name service (DNS), the VPN and the hosts file.',
  },
  'unexpected-status': {
    meaning: 'A web server answered with an ordinary page or error. WebSockets begin only after status 101.',
    remedy:
      'For 404 check the path, for 401 and 403 the cookies, token and Origin header, for 502 to 504 the program behind the proxy; for 200 and 426 let the proxy pass the Upgrade header on.',
  },
  proxy: {
    meaning: 'A proxy between browser and server refused, or wants a name and password that the browser did not have.',
    remedy: 'Open the same host with http:// or https:// in a tab to sign in, or let the host pass without the proxy.',
  },
  tls: {
    meaning: 'Browser and server could not agree on a secure connection, so nothing was sent.',
    remedy: 'Open the same host with https:// in a tab: the browser names the fault of the certificate there.',
  },
  'timed-out': { meaning: 'Nothing came back before the browser stopped waiting.', remedy: SERVER_SLOW },
  'bad-accept': {
    meaning: 'Something answered that is no WebSocket server, or a proxy changed the answer.',
    remedy: 'Connect to the server directly, without the proxy, and compare.',
  },
  'accept-missing': {
    meaning:
      'A WebSocket server proves with this header that it read the request. What answered does not, or a proxy took the header away.',
    remedy: 'Connect to the server directly, without the proxy, and compare the headers of the answer.',
  },
  'not-upgraded': {
    meaning:
      'The headers Upgrade: websocket and Connection: Upgrade must both be in the answer. Proxies often drop them.',
    remedy: 'Let the proxy pass both headers on (in both directions), or connect to the server directly and compare.',
  },
  extension: {
    meaning: 'A server may only choose among the extensions that the browser offers, with the parameters of its offer.',
    remedy: 'Turn the extension off at the server (often its compression), or correct its parameters.',
  },
  'not-http': {
    meaning:
      'The answer is not HTTP/1.1. Something other than a WebSocket server listens there, or one that expects TLS (wss://).',
    remedy: 'Check the port, and whether the address must begin with wss://.',
  },
  subprotocol: {
    meaning: 'The server chose no subprotocol that the page had offered, or the page wanted one and got none.',
    remedy: 'Compare the second argument of the constructor with what the server supports.',
  },
  'closed-by-page': {
    meaning: 'The page itself called close() before the connection was open: a clean-up, a timeout or a double start.',
    remedy: 'Nothing, if the page was left or started again. Else look at what calls close() at that time.',
  },
  'network-changed': {
    meaning: 'The computer lost its network or changed to another one while it was connecting.',
    remedy: 'Nothing in the code. It should connect again by itself once the network is back.',
  },
  blocked: {
    meaning: 'The browser did not even try: ws:// from an https:// page, a policy, or an extension.',
    remedy: 'Use wss:// on https pages, allow the host in connect-src, and try once without other extensions.',
  },
  'blocked-port': {
    meaning:
      'Browsers never connect to some ports (mail, X11 and others), so that no page can speak to such services. Nothing was sent.',
    remedy: 'Let the server listen on another port, such as 8080.',
  },
  'blocked-by-csp': {
    meaning:
      'The browser closed it inside the constructor and sent nothing, as it does where the page’s own policy forbids the address. Chromium then fires an error and never a close event.',
    remedy:
      'Add the address, with ws: or wss:, to connect-src in the page’s Content-Security-Policy header or meta tag. Retrying does not help.',
  },
  'broken-off': {
    meaning:
      'The answer was 101, so what answered agreed to speak WebSocket. Then the connection ended before the page was told that it is open: mostly by a crash, by a refusal in the program behind the handshake, or by a proxy. Where the browser’s words are quoted, they say more.',
    remedy: 'Look into the log of the server and of a proxy at this time, just after the handshake.',
  },
  'not-answered': {
    meaning:
      'Nothing answered the request to speak WebSocket before the connection ended. Whether the server was reached at all, nobody saw.',
    remedy: SERVER_SLOW,
  },
  'never-constructed': {
    meaning: 'The constructor threw, so there is no connection that could fail or be retried.',
    remedy: 'Correct the address or the subprotocols at the place named here. Retrying alone does not help.',
  },
  other: {
    meaning: 'The browser gave a cause of its own, which is quoted above.',
    remedy: 'Search for the words of the browser; they are the same in every Chromium.',
  },
  unknown: {
    meaning: 'Browsers tell a page only that it failed. The network layer, which knows more, told nothing either.',
    remedy:
      'Keep DevTools open and let it fail once more: then the network layer is listened to from the start (Firefox tells no cause even then).',
  },
  awaited: {
    meaning: 'It failed just now. The network layer tells of causes a moment after the page.',
    remedy: 'Nothing yet: wait two seconds.',
  },
};

export const connectionFailed: RuleText<'connection-failed'> = {
  sentence({ connection, host, facts: { failure, attempts, unexplained, isRecovered } }) {
    return [
      connection === undefined ? 'A connection' : { connection },
      ` could not connect${inBrackets(attempts, unexplained)}: `,
      englishCause.long(failure, host),
      isRecovered ? '. A later attempt succeeded.' : '.',
    ];
  },
  meaning: ({ facts: { failure } }) =>
    failure.cause === 'not-answered' && failure.text === null ? GIVEN_UP : ADVICE[failure.cause].meaning,
  remedy: ({ facts }) => ADVICE[facts.failure.cause].remedy,
  explanation:
    'Looks at each client’s attempts that ended before they were open, by cause. The cause comes from the network layer, which DevTools hears; the page itself is told none. Attempts of unknown cause go with their neighbours. It becomes a warning once a later attempt got through, and a note where the page itself closed.',
};

function inBrackets(attempts: number, unexplained: number): string {
  const parts = [
    (attempts > 1 || unexplained > 0) && plural(attempts, 'attempt', 'attempts'),
    unexplained > 0 && `and ${number(unexplained)} more of unknown cause`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
