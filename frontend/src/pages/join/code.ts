/** Letters and digits of a card's code as the server knows them: K7M42Q from "k7m-42q ". */
export function cardCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
