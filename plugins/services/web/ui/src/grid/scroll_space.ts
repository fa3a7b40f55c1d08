// Where a long list stands in its box. Browsers make nothing higher than some 18 million pixels (Firefox) or 33 million (Chromium), a million
// rows take more: beyond kHighest the box is lower than its rows, a leap of the scroll bar goes to its share of them, and steps go pixel by
// pixel from there.
export const kHighest = 12_000_000;
const kLeap = 5_000; // pixels at once: no wheel and no key goes so far, and a bar that is dragged goes further

// What all rows would take, what the box has, what is in sight of it.
export interface Space { whole: number; high: number; view: number }
// `top`: what is above the first pixel in sight; `bar`: where the box is scrolled to for that.
export interface Place { top: number; bar: number }

export const spaceOf = (rows: number, rowHeight: number, view: number): Space => ({ whole: rows * rowHeight, high: Math.min(rows * rowHeight, kHighest), view });

const within = (value: number, most: number) => Math.max(0, Math.min(most, value));

export function placeAt(space: Space, top: number): Place {
  const most = Math.max(0, space.whole - space.view), to = within(top, most);
  if (space.whole <= space.high || most === 0) return { top: to, bar: to };
  return { top: to, bar: Math.round((to / most) * (space.high - space.view)) };
}

// The box was scrolled to `bar`. Where that is not the answer's `bar`, it has to be put there: steps have come to the end of the box, and not
// to that of the rows.
export function placeFrom(space: Space, before: Place, bar: number): Place {
  const most = Math.max(0, space.whole - space.view), end = Math.max(0, space.high - space.view);
  if (space.whole <= space.high || end === 0) return { top: bar, bar };
  if (Math.abs(bar - before.bar) >= kLeap) return { top: Math.round((bar / end) * most), bar };
  const top = within(before.top + bar - before.bar, most);
  const stuck = (bar <= 0 && top > 0) || (bar >= end - 1 && top < most - 1);
  return stuck ? placeAt(space, top) : { top, bar };
}
