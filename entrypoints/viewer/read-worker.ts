import { type ReadingScope, serveReading } from '../../lib/session/apart/serve-reading.ts';

serveReading(globalThis as unknown as ReadingScope);
