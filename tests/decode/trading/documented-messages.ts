// Every message that the trading app is documented to send, in each of its variants, with invented values.

const AWARE = '2025-03-04T10:15:30.123456+00:00';
const SPACED = '2025-03-04 10:15:30.123456+00:00';
const NAIVE = '2025-03-04T10:15:30.123456';
const JS = '2025-03-04T10:15:30.123Z';

export interface DocumentedMessage {
  readonly direction: 'sent' | 'received';
  readonly label: string;
  readonly message: Readonly<Record<string, unknown>>;
  readonly summary: string;
  readonly url?: string;
}

const SIGNALS_URL = 'ws://localhost:8000/ws/signals';

function sent(message: Record<string, unknown>, summary = JSON.stringify(message)): DocumentedMessage {
  return { direction: 'sent', label: String(message.type ?? message.action), message, summary };
}

function received(message: Record<string, unknown>, summary = JSON.stringify(message)): DocumentedMessage {
  return { direction: 'received', label: String(message.type), message, summary };
}

function broadcast(channel: string, priority: string, message: Record<string, unknown>, summary?: string) {
  const info = { id: `${channel}_1741083330123`, channel, priority, timestamp: AWARE, server_version: '1.0.0' };
  return received({ ...message, broadcast_info: info }, summary);
}

function general(message: Record<string, unknown>, summary: string) {
  return broadcast('general', 'normal', message, summary);
}

const FROM_CLIENTS: readonly DocumentedMessage[] = [
  sent({ type: 'subscribe', data: { channel: 'scanner_status' } }, 'scanner_status'),
  sent({ type: 'subscribe', data: { channel: 'general', send_snapshot: true, timestamp: NAIVE } }, 'general'),
  sent({ type: 'unsubscribe', data: { channel: 'general', timestamp: NAIVE } }, 'general'),
  sent({ type: 'unsubscribe', data: 'general' }, 'general'),
  sent({ type: 'ping' }),
  sent({ type: 'ping', source: 'pyscript_websocket', timestamp: NAIVE }, 'pyscript_websocket'),
  sent({ type: 'pong', timestamp: JS, server_timestamp: AWARE }),
  sent({ type: 'request_update', data: { type: 'positions' } }, 'positions'),
  sent({ type: 'get_stats', timestamp: NAIVE }),
  { ...sent({ action: 'ping' }), url: SIGNALS_URL },
  { ...sent({ action: 'status' }), url: SIGNALS_URL },
];

const position = {
  id: '41',
  symbol: 'PETR4',
  side: 'BUY',
  entry_price: 36.42,
  current_price: 0,
  quantity: 300,
  entry_time: AWARE,
};
const valued = { ...position, unrealized_pnl: 228, pnl_percentage: 2.0867, stop_loss: 35.33, take_profit: null };

const TO_ONE: readonly DocumentedMessage[] = [
  received(
    {
      type: 'connection_established',
      data: {
        connection_id: 'conn_7_1741083330',
        server_time: AWARE,
        heartbeat_interval: 30,
        server_version: '1.0.0',
        supported_features: ['heartbeat', 'subscriptions', 'broadcast', 'priority_messages'],
      },
    },
    'conn_7_1741083330, 30 s, 1.0.0',
  ),
  received(
    {
      type: 'subscribed',
      data: { channel: 'general', status: 'active', connection_id: 'conn_7_1741083330', subscriber_count: 2 },
      timestamp: AWARE,
    },
    'general, subscriber_count 2',
  ),
  received(
    {
      type: 'unsubscribed',
      data: { channel: 'general', status: 'not_found', connection_id: 'conn_7_1741083330' },
      timestamp: AWARE,
    },
    'general, not_found',
  ),
  received(
    {
      type: 'pong',
      timestamp: AWARE,
      server_info: 'Trading Scanner API',
      connection_id: 'conn_7_1741083330',
      server_version: '1.0.0',
    },
    'conn_7_1741083330',
  ),
  { ...received({ type: 'pong', timestamp: NAIVE }), url: SIGNALS_URL },
  received({ type: 'ping', timestamp: AWARE, server_time: 1741083365 }),
  received({ type: 'ping', timestamp: AWARE, server_info: 'Trading Scanner API' }),
  received(
    { type: 'positions_update', timestamp: AWARE, data: { positions: [position, { ...position, entry_time: null }] } },
    'PETR4 BUY 300 @ 36.42, PETR4 BUY 300 @ 36.42',
  ),
  received(
    {
      type: 'stats',
      data: {
        active_connections: 2,
        total_connected: 9,
        heartbeat_interval: 30,
        total_bytes_sent: 120_400,
        total_bytes_received: 900,
        total_messages: 311,
        total_failures: 1,
        average_connection_duration: 41.5,
        longest_connection: 60.25,
        shortest_connection: 2,
        connections_by_host: { '127.0.0.1': 2 },
        subscription_stats: {
          total_connections: 2,
          total_subscriptions: 3,
          channel_counts: { general: 2, scanner_status: 1 },
          channels: ['general', 'scanner_status'],
        },
      },
      timestamp: AWARE,
    },
    'active_connections 2, total_messages 311, total_failures 1',
  ),
  received(
    { type: 'error', error: 'invalid_channel', message: 'Canal: trading_signals', timestamp: AWARE },
    'invalid_channel, Canal: trading_signals',
  ),
  received(
    {
      type: 'error',
      error: 'unknown_message_type',
      message: 'Tipo: pong',
      supported_types: ['ping', 'subscribe', 'unsubscribe', 'request_update', 'get_stats'],
      timestamp: AWARE,
    },
    'unknown_message_type, Tipo: pong',
  ),
  received(
    {
      type: 'trading_data_snapshot',
      data: { open_positions: 1, trading_enabled: true, positions: [valued] },
      timestamp: AWARE,
    },
    'open_positions 1, PETR4 BUY +2.1 %',
  ),
  received(
    { type: 'trading_data_snapshot', data: { error: 'Sem dados', summary: { open_positions: 0 } } },
    'open_positions 0, Sem dados',
  ),
  {
    ...received(
      { type: 'connected', channel: 'trading_signals', message: 'Conectado', timestamp: NAIVE },
      'trading_signals, Conectado',
    ),
    url: SIGNALS_URL,
  },
  {
    ...received(
      { type: 'status', broadcasting_enabled: true, connected_clients: 2, timestamp: NAIVE },
      'broadcasting_enabled true, connected_clients 2',
    ),
    url: SIGNALS_URL,
  },
];

const status = {
  scanning_active: true,
  assets_being_scanned: 812,
  monitored_assets: 641,
  last_scan_start: SPACED,
  last_scan_end: null,
  scan_interval: 30,
  timestamp: SPACED,
};
const item = {
  message: 'Salvando ativos... 300/812',
  current_step: 0,
  total_steps: 0,
  processed_count: 300,
  total_assets: 812,
  progress_percentage: 36.945,
  timestamp: AWARE,
  status: 'validating',
};

const OF_THE_SCANNER: readonly DocumentedMessage[] = [
  broadcast(
    'scanner_status',
    'high',
    { type: 'scanner_started', payload: { status: 'starting', message: 'Varredura iniciada', timestamp: AWARE } },
    'starting, Varredura iniciada',
  ),
  general(
    {
      type: 'scanner_started',
      payload: {
        message: 'Iniciando',
        total_assets: 0,
        timestamp: AWARE,
        status: 'started',
        metadata: { force_refresh: false, max_assets: null, mode: 'initial' },
      },
    },
    'started, Iniciando',
  ),
  general({ type: 'scanner_progress', payload: item }, '36.9 %, 300/812'),
  general(
    {
      type: 'scanner_progress',
      payload: {
        ...item,
        message: 'Filtrando...',
        current_step: 3,
        total_steps: 5,
        processed_count: 0,
        total_assets: 0,
        progress_percentage: 60,
        exchange: 'B3',
      },
    },
    '60 %, 3/5, Filtrando...',
  ),
  general(
    {
      type: 'scanner_completion',
      payload: {
        message: 'Varredura concluída',
        total_assets: 812,
        processed_count: 812,
        timestamp: AWARE,
        status: 'completed',
        mode: 'initial',
        config_used: { batch_size: 25 },
        scan_stats: { errors: 0 },
        discovered_assets_count: 812,
        scan_duration_seconds: 24.12,
        success_rate_percent: 78.9,
        throughput: 33.7,
      },
    },
    '812/812, 24.1 s',
  ),
  broadcast(
    'scanner_status',
    'high',
    {
      type: 'scanner_completed',
      payload: {
        status: 'completed',
        total_assets: 812,
        valid_assets: 641,
        invalid_assets: 171,
        duration: 24.12,
        timestamp: AWARE,
      },
    },
    '641/812, 24.1 s',
  ),
  general(
    { type: 'scanner_error', payload: { status: 'error', message: 'Corretora fora do ar', timestamp: AWARE } },
    'error, Corretora fora do ar',
  ),
  general(
    {
      type: 'scanner_error',
      payload: {
        status: 'error',
        message: 'x',
        timestamp: AWARE,
        error_type: 'TimeoutError',
        scan_stats: {},
        mode: 'initial',
      },
    },
    'error, x',
  ),
  broadcast(
    'scanner_status',
    'normal',
    { type: 'scanner_status_update', payload: status },
    'scanning_active true, assets_being_scanned 812, monitored_assets 641',
  ),
  broadcast(
    'scanner_status',
    'normal',
    {
      type: 'scanner_status_update',
      payload: { ...status, signals_count: 2, last_scan_start: null, last_scan_end: AWARE, timestamp: AWARE },
    },
    'scanning_active true, assets_being_scanned 812, monitored_assets 641, signals_count 2',
  ),
];

const OF_TRADING: readonly DocumentedMessage[] = [
  broadcast(
    'trading_data',
    'normal',
    {
      type: 'trading_data_snapshot',
      data: {
        summary: {
          open_positions: 1,
          total_unrealized_pnl: 228,
          trading_enabled: true,
          selected_symbols: 48,
          symbols_with_signals: 2,
          last_selection_time: null,
          selection_age_minutes: 12.5,
        },
        positions: [valued],
        recent_signals: [
          {
            id: '901',
            symbol: 'WEGE3',
            signal_type: 'BUY',
            strength: 0.82,
            timestamp: AWARE,
            rules_triggered: ['rsi_sobrevenda'],
            indicators_snapshot: { rsi: 28.4 },
          },
        ],
        cache_stats: { hits: 118 },
      },
      timestamp: AWARE,
    },
    'open_positions 1, total_unrealized_pnl +228, PETR4 BUY +2.1 %',
  ),
  broadcast(
    'trading_data',
    'normal',
    {
      type: 'trading_update',
      data: {
        summary: { total_assets: 812, open_positions: 3, total_unrealized_pnl: -46.5, trading_enabled: true },
        positions_sample: [{ symbol: 'PETR4', side: 'BUY', entry_time: AWARE }],
        update_available: true,
        refresh_recommended: false,
      },
      timestamp: AWARE,
    },
    'open_positions 3, total_assets 812, total_unrealized_pnl -46.5, PETR4 BUY',
  ),
  broadcast(
    'trading_data',
    'low',
    { type: 'trading_update', data: { update_available: true, refresh_recommended: true, error: 'Sem dados' } },
    'Sem dados',
  ),
  broadcast(
    'trading_signals',
    'normal',
    {
      type: 'trading_signals_snapshot',
      data: {
        signals: [
          {
            symbol: 'WEGE3',
            signal_type: 'BUY',
            rule: 'rsi_sobrevenda',
            timeframe: '15m',
            strength: 0.82,
            price: 35.2,
            timestamp: AWARE,
          },
        ],
        count: 1,
      },
    },
    'WEGE3 BUY 0.82',
  ),
  broadcast(
    'general',
    'low',
    { type: 'realtime_update', data: { update_available: true, message: 'Dados atualizados' } },
    'Dados atualizados',
  ),
  general(
    {
      type: 'new_signal',
      payload: {
        symbol: 'WEGE3',
        signal_type: 'BUY',
        strength: 0.82,
        timestamp: NAIVE,
        rules_triggered: ['rsi_sobrevenda', 'cruzamento_mme'],
        trading_recommendation: { action: 'comprar' },
      },
    },
    'WEGE3 BUY 0.82, rsi_sobrevenda, cruzamento_mme',
  ),
  general(
    {
      type: 'take_profit_executed',
      data: { symbol: 'PETR4', profit_level: 1, size_closed: 100, realized_pnl: 76, remaining_quantity: 200 },
      timestamp: AWARE,
    },
    'PETR4 +76, size_closed 100, remaining_quantity 200',
  ),
  general(
    {
      type: 'stop_loss_triggered',
      data: { symbol: 'ITUB4', stop_price: 32.1, exit_price: 32.08, pnl: -510, pnl_percentage: -3.08 },
      timestamp: AWARE,
    },
    'ITUB4 -510, -3.1 %, 32.1 → 32.08',
  ),
  general(
    {
      type: 'revalidation_completed',
      data: {
        valid_count: 640,
        invalid_count: 172,
        total_processed: 812,
        duration: 14.2,
        valid_symbols: ['PETR4', 'VALE3'],
      },
    },
    '640/812, 14.2 s',
  ),
  general({ type: 'revalidation_error', data: { error: 'Falha na conexão', timestamp: NAIVE } }, 'Falha na conexão'),
  general(
    {
      type: 'test_mode_activated',
      payload: { activated_at: AWARE, configuration: { max_assets: 20 }, message: 'Modo de teste ativado' },
    },
    'Modo de teste ativado',
  ),
  general(
    {
      type: 'test_mode_deactivated',
      payload: {
        deactivated_at: AWARE,
        duration_minutes: 12.5,
        final_statistics: { trades: 2 },
        message: 'Modo de teste desativado',
      },
    },
    '12.5 min, Modo de teste desativado',
  ),
];

export const DOCUMENTED_MESSAGES: readonly DocumentedMessage[] = [
  ...FROM_CLIENTS,
  ...TO_ONE,
  ...OF_THE_SCANNER,
  ...OF_TRADING,
];
