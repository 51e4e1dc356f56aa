// Puts the run's configuration and the Python variant into index.html without moving any of its lines.
import { isWorker, type PageConfig } from './page-config.ts';

const CONFIG_MARK = '<!-- configuration -->';
const PYTHON_MARK = '<!-- python -->';
const MODULES = ['app_runtime', 'components', 'api_client'];

/** @param query of the page with its `?`, handed on to what Python loads. */
export function renderPage(html: string, config: PageConfig, query: string): string {
  return html.replace(CONFIG_MARK, configScripts(config)).replace(PYTHON_MARK, pythonElements(config, query));
}

function configScripts(config: PageConfig): string {
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  const late = config.isServerLate ? '<script src="/static/js/late-server.js"></script>' : '';
  return `<script>window.tradingAppConfig = ${json};</script>${late}`;
}

function pythonElements(config: PageConfig, query: string): string {
  if (config.clients === 'js') return '';
  const isMicroPython = config.python.startsWith('micropython');
  const interpreter = isMicroPython ? '/vendor/micropython/micropython.mjs' : '/vendor/pyodide/pyodide.mjs';
  const files = Object.fromEntries(MODULES.map((name) => [`/static/js/${name}.py`, `./${name}.py`]));
  const settings = { interpreter, files: { ...files, [`/config.json${query}`]: './config.json' } };
  const name = isMicroPython ? 'mpy' : 'py';
  const script = isWorker(config.python)
    ? `<script type="${name}" src="/static/js/app.py" worker></script>`
    : `<${name}-script src="/static/js/app.py"></${name}-script>`;
  return [
    '<script type="module" src="/vendor/pyscript/core.js"></script>',
    `<${name}-config type="json">${JSON.stringify(settings)}</${name}-config>`,
    script,
  ].join('\n    ');
}
