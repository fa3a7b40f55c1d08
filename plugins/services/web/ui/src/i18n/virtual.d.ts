declare module 'virtual:words/*' {
  const words: Record<string, string>;
  export const glossary: [string, string][];
  export default words;
}
declare module 'virtual:characters' {
  const characters: Record<string, string>;
  export default characters;
}
declare module 'opencc-js' {
  export function Converter(way: { from: string; to: string }): (text: string) => string;
}
