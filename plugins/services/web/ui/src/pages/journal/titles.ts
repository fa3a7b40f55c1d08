// Titles of operations hold technical names of kinds of records, in a few places: before what they are about ("customer × 3", "list: mine"), behind
// an arrow ("sales.xlsx → sale"), behind a method ("records.list customer × 120").
const kBehind = /^(→|records\.list|list|query|pivot)$/;

// `labelOf`: what a kind is called; nothing for what is none.
export function titleWords(title: string, labelOf: (entity: string) => string | undefined): string {
  const words = title.split(' ');
  return words.map((word, i) => {
    const behind = words[i - 1] ?? '';
    if (i > 0 && !kBehind.test(behind)) return word;
    const name = /^([a-z_]+(?:\.[a-z_]+)?)(:?)$/.exec(word);
    const label = name && labelOf(name[1] ?? '');
    return label ? label + (name[2] ? '：' : '') : word;
  }).join(' ');
}

// What somebody types, as the server knows it: a kind of operation and kinds of records by their technical names, the rest as it is.
export function asked(typed: string, kinds: ReadonlyMap<string, string>, entities: ReadonlyMap<string, string>): { kind?: string; search: string } {
  let kind: string | undefined;
  const rest = typed.split(/\s+/).filter(Boolean).flatMap((word) => {
    const one = kinds.get(word.toLowerCase());
    if (one && !kind) return (kind = one), [];
    return [entities.get(word.toLowerCase()) ?? word];
  });
  return { kind, search: rest.join(' ') };
}
