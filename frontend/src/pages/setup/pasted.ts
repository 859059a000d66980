/** Somebody as written on one line of a list. */
export interface Written {
  name: string;
  attributes: Record<string, string>;
}

/** `Amina Khan, age: 25–34, area: Preston`; also with tabs or semicolons, as copied from a table. */
export function peopleOf(text: string): Written[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.split(/[,;\t،؛]/).map((part) => part.trim());
    if (!name) return [];
    return [{ name, attributes: attributesOf(rest) }];
  });
}

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
