// Titles of operations hold technical names of kinds of records, in a few places: before what they are about ("customer × 3", "list: mine"), behind
// an arrow ("sales.xlsx → sale"), behind a method ("records.list customer × 120").
const kBehind = /^(→|records\.list|list|query|pivot)$/;

// What a kind, a rule, a subscriber, something that happens is called; nothing for what is none.
export type Called = (name: string) => string | undefined;
export interface Names { entity: Called; rule?: Called; subscriber?: Called; event?: Called; delivery?: (number: string) => string; colon?: string }

// "tier_fall_task <- customer.tier_changed": who was told of what; "tier_fall_task <- 13": which delivery; "abc 2026-10-31": which rule until when.
export function titleWords(title: string, { entity: labelOf, rule, subscriber, event, delivery, colon = '：' }: Names): string {
  const told = /^(\S+) <- ([a-z_]+)\.([a-z_]+)$/.exec(title), one = /^(\S+) <- (\d+)$/.exec(title), ran = /^([a-z0-9_.-]+) (\d{4}-\d{2}-\d{2})$/.exec(title);
  if (told) {
    const [, who = '', kind = '', what = ''] = told;
    return `${subscriber?.(who) ?? who} ← ${labelOf(kind) ?? kind} · ${event?.(what) ?? what}`;
  }
  if (one) return `${subscriber?.(one[1] ?? '') ?? one[1]} · ${delivery?.(one[2] ?? '') ?? one[2]}`;
  if (ran) return `${rule?.(ran[1] ?? '') ?? ran[1]} · ${ran[2]}`;
  const words = title.split(' ');
  return words.map((word, i) => {
    const behind = words[i - 1] ?? '';
    if (i > 0 && !kBehind.test(behind)) return word;
    const name = /^([a-z_]+(?:\.[a-z_]+)?)(:?)$/.exec(word);
    const label = name && labelOf(name[1] ?? '');
    return label ? label + (name[2] ? colon.trimEnd() : '') : word;
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
