// Draws what the JavaScript client receives. Only the client in index.html opens a WebSocket.
window.tradingUi = (() => {
  const { backendHost, generation } = window.tradingAppConfig;
  const api = `${location.protocol}//${backendHost}`;
  const element = (id) => document.getElementById(id);
  const setText = (id, text) => {
    element(id).textContent = text;
  };
  const decimal = (value) => Number(value).toLocaleString('pt-BR', { minimumFractionDigits: 2 });
  const money = (value) => value.toLocaleString('pt-BR', { style: 'currency', currency: 'BRL' });

  // The id exists twice in the page, so this always finds the one in the header.
  function setStatus(text, css) {
    const status = element('connection-status');
    status.dataset.state = css;
    status.querySelector('span:last-child').textContent = text;
  }

  function notify(text) {
    setText('notifications', text);
  }

  function renderSummary(summary) {
    if (summary.total_assets !== undefined) setText('summary-assets', summary.total_assets);
    if (summary.open_positions !== undefined) setText('summary-positions', summary.open_positions);
    if (summary.total_unrealized_pnl !== undefined) setText('summary-pnl', money(summary.total_unrealized_pnl));
  }

  function positionRow(position) {
    const row = document.createElement('tr');
    // The later generation's renderer takes a profit for granted that `positions_update` does not carry.
    const hasProfit = generation === 'H' || position.unrealized_pnl !== undefined;
    const profit = hasProfit ? decimal(position.unrealized_pnl.toFixed(2)) : '–';
    const side = position.side === 'BUY' ? 'Compra' : 'Venda';
    const prices = [position.entry_price, position.current_price].map(decimal);
    for (const text of [position.symbol, side, ...prices, position.quantity, profit]) {
      row.insertCell().textContent = text;
    }
    return row;
  }

  function renderPositions(positions) {
    element('positions-body').replaceChildren(...positions.map(positionRow));
  }

  function renderSignals(signals) {
    const items = signals.map((signal) => {
      const item = document.createElement('li');
      const side = signal.signal_type === 'BUY' ? 'compra' : 'venda';
      item.textContent = `${signal.symbol}: ${side}, força ${Math.round(signal.strength * 100)}%`;
      return item;
    });
    element('signals-list').replaceChildren(...items);
  }

  function renderProgress(progress) {
    setText('scan-message', progress.message);
    element('scan-progress').value = progress.progress_percentage;
    setText('scan-count', `${progress.processed_count}/${progress.total_assets}`);
  }

  const handlers = {
    trading_update: (data) => renderSummary(data.summary ?? {}),
    trading_data_snapshot: (data) => {
      renderSummary(data.summary ?? data);
      if (data.positions) renderPositions(data.positions);
      if (data.recent_signals) renderSignals(data.recent_signals);
    },
    trading_signals_snapshot: (data) => renderSignals(data.signals),
    positions_update: (data) => renderPositions(data.positions),
    take_profit_executed: (data) => notify(`Alvo atingido em ${data.symbol}: ${money(data.realized_pnl)}`),
    stop_loss_triggered: (data) => notify(`Stop acionado em ${data.symbol}: ${money(data.pnl)}`),
    scanner_started: (payload) => setText('scan-message', payload.message),
    scanner_progress: renderProgress,
    scanner_completion: (payload) => {
      renderProgress({ ...payload, progress_percentage: 100 });
      // The app reads a field that this message does not have.
      setText('scan-valid', payload.valid_assets_count ?? 0);
    },
    scanner_completed: (payload) => notify(`Varredura concluída em ${payload.duration.toFixed(1)} s`),
    scanner_error: (payload) => setText('scan-message', `Erro: ${payload.message}`),
    scanner_status_update: (payload) => setText('scan-monitored', payload.monitored_assets),
    new_signal: (payload) => renderSignals([payload]),
  };

  const PYTHON_TYPES = ['scanner_started', 'scanner_completed', 'scanner_error'];

  // False when the app has no use for messages of this type.
  function show(message) {
    if (!Object.hasOwn(handlers, message.type)) return false;
    handlers[message.type](message.data ?? message.payload ?? {});
    if (PYTHON_TYPES.includes(message.type)) window.handleScannerWebSocketMessage?.(JSON.stringify(message));
    return true;
  }

  async function load(path, render) {
    const response = await fetch(api + path).catch(() => null);
    if (response?.ok) render((await response.json()).data);
  }

  function loadAll() {
    load('/api/dashboard/summary', renderSummary);
    load('/api/positions?active_only=true', renderPositions);
    load('/api/signals/active', renderSignals);
  }

  async function startScan() {
    const response = await fetch(`${api}/api/scanner/initial-scan`, { method: 'POST' }).catch(() => null);
    // An alert would stop the clients' timers in the middle of a test; the app shows one.
    notify(response ? (await response.json()).message : 'Servidor não disponível');
  }

  document.addEventListener('DOMContentLoaded', () => {
    element('start-scan').addEventListener('click', startScan);
    element('tabs').addEventListener('click', ({ target }) => {
      const tab = target.closest('button');
      if (!tab) return;
      for (const button of element('tabs').children) button.classList.toggle('active', button === tab);
      window.currentTab = tab.dataset.tab;
      element(tab.dataset.tab).scrollIntoView({ behavior: 'smooth' });
    });
    loadAll();
  });

  window.currentTab = 'scanner';
  window.showNotification = notify;
  return { show, setStatus };
})();
