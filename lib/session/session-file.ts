// The native session file: gzip of lines of JSON, a header and then one event a line.
import * as z from 'zod/mini';

export const FILE_FORMAT = 'tapewire-session';
/** Raised when a reader of an older version would misread the file. */
export const FILE_VERSION = 1;

export const sessionHeaderSchema = z.looseObject({
  format: z.literal(FILE_FORMAT),
  version: z.number().check(z.int(), z.minimum(1)),
  /** Epoch ms. */
  savedAt: z.optional(z.number()),
  /** What wrote it: `Tapewire 0.1.0`. */
  creator: z.optional(z.string()),
  /** Address of the page, for the file's title. */
  pageUrl: z.optional(z.string()),
});
export type SessionHeader = z.infer<typeof sessionHeaderSchema>;
