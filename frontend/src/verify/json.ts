/** RFC 8785: the one way in which a value is written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      // By UTF-16 units, as the RFC asks and as `<` compares.
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What a canonical text says; undefined when it is no JSON, or written in another way (a field twice, a space, 1.0). */
export function readCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
/** A whole number from 0, small enough to be exact. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function listOf<T>(value: unknown, is: (one: unknown) => one is T): T[] | null {
  return Array.isArray(value) && value.every(is) ? value : null;
}

/** Whether a thing has these fields and no others. */
export function exactly(value: unknown, names: readonly string[]): value is Fields {
  return isFields(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}
