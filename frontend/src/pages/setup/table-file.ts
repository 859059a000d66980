/**
 * Rows as a file that spreadsheets open: in the encoding that they expect, and what people wrote is never a
 * formula to them.
 */
export function tableFile(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const guard = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? "'" : '';
  return `"${guard}${text.replaceAll('"', '""')}"`;
}
