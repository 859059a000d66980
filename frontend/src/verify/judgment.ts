/**
 * Majority judgment (Balinski and Laraki, 2007): options are compared by their median grade, the lower of the
 * two middle ones where the number is even; while those are level, one such grade is taken out of each.
 */
export function gradesInOrder(scale: readonly string[], given: ReadonlyMap<string, readonly string[]>): (a: string, b: string) => number {
  const values = new Map([...given].map(([option, grades]) => [option, majorityValue(grades.map((grade) => scale.indexOf(grade)))]));
  return (a, b) => {
    const [left, right] = [values.get(a) ?? [], values.get(b) ?? []];
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      const apart = (left[i] ?? Infinity) - (right[i] ?? Infinity);
      if (apart !== 0) return apart;
    }
    return 0;
  };
}

/** The medians as they are taken out one by one; 0 is the best grade. */
function majorityValue(places: readonly number[]): number[] {
  const left = [...places].sort((a, b) => a - b);
  const value: number[] = [];
  while (left.length > 0) value.push(...left.splice(Math.floor(left.length / 2), 1));
  return value;
}
