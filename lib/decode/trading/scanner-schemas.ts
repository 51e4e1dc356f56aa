// The scanner's broadcasts. A scan starts and ends twice on the wire: once by the request, once by the scanner itself.
import * as z from 'zod/mini';
import {
  bag,
  boolean,
  broadcastPayload,
  integer,
  maybeTime,
  number,
  type SchemaTable,
  string,
  time,
} from './schema-parts.ts';

const text = z.optional(string);

export const SCANNER_SCHEMAS: SchemaTable = {
  scanner_started: [
    broadcastPayload(z.strictObject({ status: z.literal('starting'), message: string, timestamp: time })),
    broadcastPayload(
      z.strictObject({
        message: string,
        total_assets: integer,
        timestamp: time,
        status: z.literal('started'),
        metadata: bag,
      }),
    ),
  ],
  // Further keys are free.
  scanner_progress: [
    broadcastPayload(
      z.looseObject({
        message: string,
        current_step: integer,
        total_steps: integer,
        processed_count: integer,
        total_assets: integer,
        progress_percentage: number,
        timestamp: time,
        status: string,
      }),
    ),
  ],
  // The scanner spreads its own figures into it.
  scanner_completion: [
    broadcastPayload(
      z.looseObject({
        message: string,
        total_assets: integer,
        processed_count: integer,
        timestamp: time,
        status: z.literal('completed'),
        mode: string,
        config_used: bag,
        scan_stats: bag,
        discovered_assets_count: integer,
        scan_duration_seconds: number,
        success_rate_percent: number,
      }),
    ),
  ],
  scanner_completed: [
    broadcastPayload(
      z.strictObject({
        status: string,
        total_assets: integer,
        valid_assets: integer,
        invalid_assets: integer,
        duration: number,
        timestamp: time,
      }),
    ),
  ],
  scanner_error: [
    broadcastPayload(
      z.strictObject({
        status: z.literal('error'),
        message: string,
        timestamp: time,
        error_type: text,
        scan_stats: z.optional(bag),
        mode: text,
      }),
    ),
  ],
  // By the task with the count of signals, by request without it and with another notation of time.
  scanner_status_update: [
    broadcastPayload(
      z.strictObject({
        scanning_active: boolean,
        assets_being_scanned: integer,
        monitored_assets: integer,
        signals_count: z.optional(integer),
        last_scan_start: maybeTime,
        last_scan_end: maybeTime,
        scan_interval: number,
        timestamp: time,
      }),
    ),
  ],
};
