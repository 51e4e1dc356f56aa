// The HTTP side of the app's server: what the page polls and what starts a scan.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerDeps } from './answer.ts';
import { BROADCAST_EXAMPLES } from './broadcast-messages.ts';
import { connectionStats } from './connection-stats.ts';
import { SERVER_VERSION } from './constants.ts';
import { recentSignals, summary, valuedPositions } from './portfolio.ts';
import { float, toCompactJson } from './python-json.ts';
import type { Scanner } from './scanner.ts';
import { awareTimestamp } from './timestamps.ts';

type Route = () => unknown;

const REVALIDATION_MS = 14_000;

/** Answers one request; 404 with FastAPI's body when no route fits. */
export function createApi(deps: AnswerDeps & { scanner: Scanner }) {
  const routes = createRoutes(deps);
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://app');
    const route = routes[`${request.method} ${pathname}`];
    const isPreflight = request.method === 'OPTIONS';
    const body = isPreflight ? '' : toCompactJson(route ? route() : { detail: 'Not Found' });
    response.writeHead(isPreflight ? 204 : route ? 200 : 404, {
      'content-type': 'application/json',
      // The page has another origin here; in the real app one server has both.
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'cache-control': 'no-store',
    });
    response.end(body);
  };
}

function createRoutes(deps: AnswerDeps & { scanner: Scanner }): Record<string, Route> {
  const { connections, scanner, time } = deps;
  const stats = () => connectionStats(connections, time.now());

  return {
    'GET /health': health,
    'GET /ready': () => ({ ready: true, timestamp: awareTimestamp() }),
    'GET /ws/stats': () => {
      const data = { ...stats(), timestamp: awareTimestamp(), connection_metadata_count: connections.all.size };
      return { success: true, data };
    },
    'GET /api/realtime/status': () => ({ success: true, data: realtimeStatus(deps, stats()) }),
    'GET /api/scanner/status': () => {
      const status = scanner.status('request');
      connections.broadcast(status);
      return { success: true, data: status.message.payload };
    },
    'POST /api/scanner/initial-scan': () => {
      scanner.start();
      return { message: 'Varredura inicial iniciada', status: 'started', timestamp: awareTimestamp() };
    },
    'POST /api/assets/force-revalidation': () => {
      time.after(REVALIDATION_MS, () => connections.broadcast(BROADCAST_EXAMPLES.revalidation_completed()));
      return { message: 'Revalidação iniciada', status: 'started', timestamp: awareTimestamp() };
    },
    'GET /api/assets/revalidation-status': () => ({ success: true, data: { running: false, last_result: null } }),
    'GET /api/dashboard/summary': () => ({ success: true, data: { ...summary(), timestamp: awareTimestamp() } }),
    'GET /api/positions': () => ({ success: true, data: valuedPositions() }),
    'GET /api/signals/active': () => ({ success: true, data: recentSignals() }),
  };
}

function health() {
  return {
    status: 'healthy',
    http_status: 200,
    timestamp: awareTimestamp(),
    version: SERVER_VERSION,
    environment: 'development',
    startup_complete: true,
    database_ready: true,
    // The app reads a key that its statistics do not have, so this is 0 whatever is open.
    websocket_connections: 0,
    message: 'Trading Scanner API',
    render_service: 'local',
  };
}

function realtimeStatus({ connections, scanner }: AnswerDeps & { scanner: Scanner }, stats: object) {
  return {
    broadcasting_enabled: connections.all.size > 0,
    websocket_stats: stats,
    scanner_metrics: { ...(scanner.status('task').message.payload as object), average_scan_seconds: float(24.1) },
    timestamp: awareTimestamp(),
    endpoints: { websocket: '/ws', signals: '/ws/signals', stats: '/ws/stats' },
  };
}
