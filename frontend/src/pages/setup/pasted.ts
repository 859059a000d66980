/** `age: 25–34` in each part; a part without a colon says nothing that rooms could be mixed by. */
export function attributesOf(parts: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of parts) {
    const at = part.search(/[:=：]/);
    if (at < 1) continue;
    const [key, value] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (key && value) found[key] = value;
  }
  return found;
}

export function linesOf(attributes: Record<string, string>): string {
  return Object.entries(attributes).map(([key, value]) => `${key}: ${value}`).join('\n');
}
