// The reader's name over everything, where the workspace wants it: a picture of the screen says whose it was. Faint, passed by the pointer,
// neither selected nor found nor read aloud; on paper on every sheet.
import './watermark.css';

export function Watermark({ words }: { words: string }) {
  const width = 130 + 13 * [...words].length;
  return (
    <svg className="watermark" aria-hidden="true">
      <defs>
        <pattern id="watermark" width={width} height="150" patternUnits="userSpaceOnUse" patternTransform="rotate(-22)">
          <text x="10" y="40">{words}</text>
          <text x={10 + width / 2} y="115">{words}</text>
          <text x={10 - width / 2} y="115">{words}</text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#watermark)" />
    </svg>
  );
}
