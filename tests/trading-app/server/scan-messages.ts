// What one scan says, in order, and how long it works before each message.
import type { Broadcast } from './broadcast-messages.ts';
import { float } from './python-json.ts';
import { awareTimestamp } from './timestamps.ts';

export interface ScanStep {
  /** App time that passes before this step. */
  delayMs: number;
  /** The heavy, synchronous part of the scan begins here. */
  isHeavy?: boolean;
  build(): Broadcast;
}

const STEPS = [
  'Conectando à corretora...',
  'Obtendo lista de ativos...',
  'Filtrando por liquidez...',
  'Validando ativos...',
  'Preparando gravação...',
] as const;
const STEP_MS = 1200;
const ITEM_MS = 500;
const ITEMS_PER_MESSAGE = 25;
const VALID_SHARE = 0.79;

/** The steps of one scan over so many assets, both names of its end included. */
export function scanSteps(assetCount: number, startedAt: () => number): ScanStep[] {
  const items = Math.ceil(assetCount / ITEMS_PER_MESSAGE);
  return [
    { delayMs: 0, build: () => scanner('scanner_started', startedByRequest()) },
    { delayMs: 100, build: () => observer('scanner_started', startedByObserver()) },
    ...STEPS.map((message, index) => ({ delayMs: STEP_MS, build: () => progress({ message, step: index + 1 }) })),
    ...Array.from({ length: items }, (_, index) => {
      const processed = Math.min(assetCount, (index + 1) * ITEMS_PER_MESSAGE);
      const message = `Salvando ativos... ${processed}/${assetCount}`;
      const isHeavy = index === Math.floor(items / 2);
      return { delayMs: ITEM_MS, isHeavy, build: () => progress({ message, processed, total: assetCount }) };
    }),
    { delayMs: ITEM_MS, build: () => observer('scanner_completion', completion(assetCount, startedAt())) },
    { delayMs: 50, build: () => scanner('scanner_completed', completed(assetCount, startedAt())) },
  ];
}

function scanner(type: string, payload: object): Broadcast {
  return { channel: 'scanner_status', priority: 'high', message: { type, payload } };
}

function observer(type: string, payload: object): Broadcast {
  return { channel: 'general', priority: 'normal', message: { type, payload } };
}

function startedByRequest() {
  return { status: 'starting', message: 'Varredura inicial iniciada', timestamp: awareTimestamp() };
}

function startedByObserver() {
  return {
    message: 'Iniciando varredura de ativos',
    total_assets: 0,
    timestamp: awareTimestamp(),
    status: 'started',
    metadata: { force_refresh: false, max_assets: null, mode: 'initial' },
  };
}

function progress(at: { message: string; step?: number; processed?: number; total?: number }): Broadcast {
  const share = at.step === undefined ? (at.processed ?? 0) / (at.total ?? 1) : at.step / STEPS.length;
  return observer('scanner_progress', {
    message: at.message,
    current_step: at.step ?? 0,
    total_steps: at.step === undefined ? 0 : STEPS.length,
    processed_count: at.processed ?? 0,
    total_assets: at.total ?? 0,
    progress_percentage: float(share * 100),
    timestamp: awareTimestamp(),
    status: 'validating',
  });
}

function completion(assetCount: number, seconds: number) {
  const valid = Math.floor(assetCount * VALID_SHARE);
  return {
    message: 'Varredura concluída',
    total_assets: assetCount,
    processed_count: assetCount,
    timestamp: awareTimestamp(),
    status: 'completed',
    mode: 'initial',
    config_used: { force_refresh: false, batch_size: ITEMS_PER_MESSAGE },
    scan_stats: { valid, invalid: assetCount - valid, errors: 0 },
    discovered_assets_count: assetCount,
    scan_duration_seconds: float(seconds),
    success_rate_percent: float((valid / assetCount) * 100),
    throughput_assets_per_second: float(assetCount / Math.max(seconds, 0.001)),
  };
}

function completed(assetCount: number, seconds: number) {
  const valid = Math.floor(assetCount * VALID_SHARE);
  return {
    status: 'completed',
    total_assets: assetCount,
    valid_assets: valid,
    invalid_assets: assetCount - valid,
    duration: float(seconds),
    timestamp: awareTimestamp(),
  };
}

/** How a scan ends that fails. */
export function scanError(message: string): Broadcast {
  const timestamp = awareTimestamp();
  return observer('scanner_error', { status: 'error', message, timestamp, error_type: 'ScanError', mode: 'initial' });
}
