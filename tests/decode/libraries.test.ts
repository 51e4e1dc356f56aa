import { describe, expect, it, vi } from 'vitest';
import { createLibraries } from '../../lib/decode/libraries.ts';

describe('libraries', () => {
  it('loads one when it is first asked for, once', async () => {
    const inflate = vi.fn();
    const load = vi.fn(async () => inflate);
    await new Promise<void>((resolve) => {
      const libraries = createLibraries(
        () => {
          expect(libraries.get('inflate')).toBe(inflate);
          resolve();
        },
        { inflate: load },
      );
      expect(load).not.toHaveBeenCalled();
      expect(libraries.get('inflate')).toMatchObject({ isPending: true });
      expect(libraries.get('inflate')).toMatchObject({ isPending: true });
    });
    expect(load).toHaveBeenCalledOnce();
  });

  it('says that one could not be loaded', async () => {
    const found = await new Promise((resolve) => {
      const libraries = createLibraries(() => resolve(libraries.get('cbor')), {
        cbor: () => Promise.reject(new Error('offline')),
      });
      libraries.get('cbor');
    });
    expect(found).toEqual({ error: 'The decoder of this format could not be loaded.', isPending: false });
  });
});
