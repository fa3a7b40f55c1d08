// Words above a strip of days: where each stands, and which give way where there is room for one only.
export interface StripWord { day: string; text: string; mark: boolean; at: number /* 0 to 100 */ }

// As drawn at 12 px: a Chinese character takes all of it, a figure or a letter of others half and a little.
const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (each > '\u2e80' ? 12 : 6.8), 0);
const kGap = 8;

// One that would run out of its edge ends there.
export const edgeOf = (at: number): 'start' | 'end' | '' => (at < 12 ? 'start' : at > 88 ? 'end' : '');
function spanOf(word: StripWord, wide: number): [number, number] {
  const width = widthOf(word.text), edge = edgeOf(word.at);
  const from = edge === 'start' ? 0 : edge === 'end' ? wide - width : (word.at / 100) * wide - width / 2;
  return [from, from + width];
}

// Of those that would stand on one another the first stays.
export function standing(words: StripWord[], wide: number): StripWord[] {
  return words.reduce<StripWord[]>((so, word) => {
    const [from, to] = spanOf(word, wide);
    return so.some((other) => { const [begin, end] = spanOf(other, wide); return from < end + kGap && begin < to + kGap; }) ? so : [...so, word];
  }, []);
}
