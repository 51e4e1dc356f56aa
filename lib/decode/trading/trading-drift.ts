// What is not as documented in a message of the trading app. Costs a validation: asked only where it is shown.
import type { Drift, Json } from '../decoded.ts';
import type { JsonHint } from '../json.ts';
import { answerKindOf } from './answer-schemas.ts';
import { ACTION_SCHEMAS, CLIENT_SCHEMAS } from './client-schemas.ts';
import { DIRECT_SCHEMAS } from './direct-schemas.ts';
import { recognise } from './recognise.ts';
import { SCANNER_SCHEMAS } from './scanner-schemas.ts';
import { schemaDrift } from './schema-drift.ts';
import type { SchemaTable, Variants } from './schema-parts.ts';
import { TRADING_SCHEMAS } from './trading-schemas.ts';

const SERVER_SCHEMAS: SchemaTable = { ...DIRECT_SCHEMAS, ...SCANNER_SCHEMAS, ...TRADING_SCHEMAS };

/** Unknown types, and fields that are missing, too many or of another type. Empty for what may not be the app's at all. */
export function tradingDrift(value: Json, hint: JsonHint = {}): readonly Drift[] {
  const recognised = recognise(value, hint);
  if (recognised === null) return schemaDrift(answerKindOf(hint.url)?.variants ?? [], value);
  const { type, message } = recognised;
  const variants = variantsOf(type, Object.hasOwn(message, 'type'), hint.direction);
  if (variants.length === 0) return [{ kind: 'unknown-type', path: 'type', expected: null, found: type.slice(0, 64) }];
  return schemaDrift(variants, value);
}

/** Of both directions where the direction is not known. */
function variantsOf(type: string, hasType: boolean, direction: JsonHint['direction']): Variants {
  if (!hasType) return tableEntry(ACTION_SCHEMAS, type);
  const sent = direction === 'received' ? [] : tableEntry(CLIENT_SCHEMAS, type);
  const received = direction === 'sent' ? [] : tableEntry(SERVER_SCHEMAS, type);
  return [...sent, ...received];
}

function tableEntry(table: SchemaTable, type: string): Variants {
  return (Object.hasOwn(table, type) ? table[type] : undefined) ?? [];
}
