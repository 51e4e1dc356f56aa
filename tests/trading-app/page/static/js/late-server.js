// Only in the scenario of the late server: asks for the server at the moment that the documented timeline gives.
// JavaScript fails at 0 s and tries at 5 and 12.5 s; Python starts at 6 s, fails, and tries at 11 s; the server is up
// from 8 s, so Python opens first and both end up open. Booting Python takes real time whatever the scale, so both
// start when it has booted; and the server starts in a wait of both clients in which Python comes first by a margin.
(() => {
  const config = window.tradingAppConfig;
  const scaled = (ms) => ms * config.timeScale;
  const SERVER_START_MS = scaled(8000);
  const PYTHON_START_MS = scaled(6000);
  // Below this scale the gaps of the timeline are shorter than what a browser takes for a refused attempt. Then Python
  // starts at the beginning of the first wait of 30 s, which gives it two attempts before JavaScript's next one.
  const LEAST_SCALE = 0.1;
  const LONG_WAIT_MS = scaled(30000);
  /** Python must come this much before JavaScript, and the start this much before Python. */
  const MARGIN_MS = Math.max(scaled(1000), 25);
  const LEAD_MS = Math.max(scaled(500), 30);
  const dueAt = {};
  let firstFailureAt = null;
  let timer = null;
  let startPython = null;

  config.onPythonLoaded = () => {
    // From a task of its own: Python must not be on the stack of a connection that it has nothing to do with.
    setTimeout(config.startJavaScriptClient, 0);
    return new Promise((resolve) => {
      startPython = resolve;
      if (config.timeScale >= LEAST_SCALE) setTimeout(resolve, PYTHON_START_MS);
    });
  };

  config.onRetryScheduled = (client, delayMs) => {
    const now = performance.now();
    firstFailureAt ??= now;
    dueAt[client] = now + delayMs;
    if (config.timeScale < LEAST_SCALE && client === 'js' && delayMs >= LONG_WAIT_MS) startPython?.();
    if (config.startsTogether) plan(now);
  };

  function plan(now) {
    const lastMoment = dueAt.py - LEAD_MS;
    if (!(lastMoment > now) || !(dueAt.js - dueAt.py >= MARGIN_MS)) return;
    clearTimeout(timer);
    const startAt = Math.min(firstFailureAt + SERVER_START_MS, lastMoment);
    timer = setTimeout(() => startServer(dueAt.py), startAt - now);
  }

  function startServer(pythonDueAt) {
    const before = pythonDueAt && performance.timeOrigin + pythonDueAt - LEAD_MS / 3;
    fetch('/control/start', { method: 'POST', body: JSON.stringify({ before }) });
  }

  if (!config.startsTogether) {
    document.addEventListener('DOMContentLoaded', () => setTimeout(startServer, SERVER_START_MS));
  }
})();
