// Runs in the page from its own text: it may use nothing but its arguments and the platform.

type Command = 'set' | 'look' | 'undo';

interface Switch {
  reads: number;
  firstReadAt: number | null;
  /** Stack of the first reading. */
  reader: string | null;
  readonly before: 'absent' | 'value';
  readonly isMentioned: boolean | null;
  readonly methodCount: number;
  restore(): void;
}

/**
 * Sets a property of the object at `names` to true, looks how often it was read since, or undoes it. The property becomes
 * an accessor that counts; its value, its place among the keys and what JSON makes of it stay those of plain data. What
 * cannot become one (an accessor of the page's own, a property that may not be redefined) is only assigned to; `previous`
 * is what it is set back to.
 */
export function switchDebugMode(
  command: Command,
  names: readonly string[],
  property: string,
  previous: boolean | null,
): unknown {
  const MAX_CODE = 4_194_304;
  const MAX_STACK = 4096;
  const MARK = Symbol.for('tapewire.debugMode');
  const pageStartedAt = performance.timeOrigin;
  let holder: unknown = globalThis;
  for (const name of names) {
    if (holder === null || holder === undefined) return { state: 'missing', pageStartedAt };
    holder = (holder as Record<string, unknown>)[name];
  }
  if (typeof holder !== 'object' || holder === null) return { state: 'missing', pageStartedAt };
  const target: object = holder;
  const own = Object.getOwnPropertyDescriptor(target, property);
  const ours = (own?.get as { [MARK]?: Switch } | undefined)?.[MARK];
  const isOnlyAssigned = ours === undefined && (isAccessor(own ?? descriptorAbove()) || own?.configurable === false);

  try {
    if (command === 'undo') {
      if (isOnlyAssigned) Reflect.set(target, property, previous ?? false);
      else ours?.restore();
      return { state: 'off', pageStartedAt };
    }
    if (ours !== undefined) return told(ours);
    if (isOnlyAssigned) return assigned();
    return command === 'look' ? { state: 'off', pageStartedAt } : told(install());
  } catch (error) {
    return { state: 'refused', pageStartedAt, error: String(error).slice(0, MAX_STACK) };
  }

  function isAccessor(descriptor: PropertyDescriptor | undefined): boolean {
    return descriptor?.get !== undefined || descriptor?.set !== undefined;
  }

  function descriptorAbove(): PropertyDescriptor | undefined {
    for (let above = Object.getPrototypeOf(target); above !== null; above = Object.getPrototypeOf(above)) {
      const found = Object.getOwnPropertyDescriptor(above, property);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function assigned(): object {
    const found: unknown = Reflect.get(target, property);
    if (command === 'look') return { state: found === true ? 'assigned' : 'off', pageStartedAt };
    if (!Reflect.set(target, property, true)) throw new TypeError(`${property} cannot be set`);
    const before = isAccessor(own ?? descriptorAbove()) ? 'accessor' : 'value';
    return { state: 'assigned', pageStartedAt, before, previous: typeof found === 'boolean' ? found : null };
  }

  function told({ reads, firstReadAt, reader, before, isMentioned, methodCount }: Switch): object {
    return { state: 'on', pageStartedAt, reads, firstReadAt, reader, before, isMentioned, methodCount };
  }

  function install(): Switch {
    let value: unknown = true;
    // What the page itself writes meanwhile is the page's, and stays.
    let hasWritten = false;
    const enumerable = own?.enumerable ?? true;
    function get(): unknown {
      state.reads++;
      if (state.firstReadAt === null) {
        state.firstReadAt = performance.timeOrigin + performance.now();
        state.reader = String(new Error().stack ?? '').slice(0, MAX_STACK);
      }
      return value;
    }
    function set(written: unknown): void {
      value = written;
      hasWritten = true;
    }
    function restore(): void {
      if (Object.getOwnPropertyDescriptor(target, property)?.get !== get) return;
      if (own === undefined && !hasWritten) {
        delete (target as Record<string, unknown>)[property];
        return;
      }
      const plain = own ?? { writable: true, enumerable: true, configurable: true };
      Object.defineProperty(target, property, { ...plain, value: hasWritten ? value : own?.value });
    }
    const state: Switch = {
      reads: 0,
      firstReadAt: null,
      reader: null,
      before: own === undefined ? 'absent' : 'value',
      ...mentionsIn(),
      restore,
    };
    Object.defineProperty(get, MARK, { value: state });
    Object.defineProperty(target, property, { get, set, enumerable, configurable: true });
    return state;
  }

  /** Whether the code of the object's own and inherited methods holds the property's name. */
  function mentionsIn(): Pick<Switch, 'isMentioned' | 'methodCount'> {
    let methodCount = 0;
    let left = MAX_CODE;
    let isMentioned = false;
    for (
      let place: object = target;
      place !== null && place !== Object.prototype;
      place = Object.getPrototypeOf(place)
    ) {
      for (const key of Reflect.ownKeys(place)) {
        const found = Object.getOwnPropertyDescriptor(place, key);
        for (const code of [found?.value, found?.get, found?.set]) {
          if (typeof code !== 'function' || left <= 0) continue;
          const text = Function.prototype.toString.call(code);
          left -= text.length;
          methodCount++;
          isMentioned ||= text.includes(property);
        }
      }
    }
    return { isMentioned: left <= 0 && !isMentioned ? null : methodCount === 0 ? null : isMentioned, methodCount };
  }
}
