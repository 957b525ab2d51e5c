/**
 * What a contraction stands for, word by word: "don't" is "do not", "it's" is "it is" or "it has", "gonna" is "going
 * to". A negation is never added or lost by it. Empty for words that stand for themselves.
 */
export function expansionsOf(word: string): readonly (readonly string[])[] {
  if (!word.includes("'") && !(word in WHOLE)) return NONE;
  let found = known.get(word);
  if (!found) {
    found = [...(WHOLE[word] ?? []), ...endings(word)].map((words) => words.split(' '));
    if (known.size > 20_000) known.clear();
    known.set(word, found);
  }
  return found;
}

const NONE: readonly (readonly string[])[] = [];
const known = new Map<string, readonly (readonly string[])[]>();

function endings(word: string): string[] {
  const at = word.indexOf("'");
  if (at < 0) return [];
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)];
  if (tail === 't' && head.endsWith('n') && !(word in WHOLE)) return [`${head.slice(0, -1)} not`];
  return (ENDINGS[tail] ?? []).map((rest) => `${head} ${rest}`);
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  s: ['is', 'has'],
  re: ['are'],
  m: ['am'],
  ve: ['have'],
  ll: ['will', 'shall'],
  d: ['would', 'had'],
};

const WHOLE: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  "can't": ['can not', 'cannot'],
  cannot: ['can not'],
  "won't": ['will not'],
  "shan't": ['shall not'],
  "ain't": ['is not', 'am not', 'are not', 'has not', 'have not'],
  "let's": ['let us'],
  gonna: ['going to'],
  wanna: ['want to', 'want a'],
  gotta: ['got to', 'have to', 'got a'],
  hafta: ['have to'],
  kinda: ['kind of'],
  sorta: ['sort of'],
  outta: ['out of'],
  lotta: ['lot of'],
  coulda: ['could have'],
  woulda: ['would have'],
  shoulda: ['should have'],
  lemme: ['let me'],
  gimme: ['give me'],
  dunno: ["don't know", 'do not know'],
  "y'all": ['you all'],
  alot: ['a lot'],
  noone: ['no one'],
  alright: ['all right'],
  "o'clock": ['oclock'],
  "'cause": ['because'],
  cause: ['because'],
  cuz: ['because'],
  em: ['them'],
  til: ['until', 'till'],
  till: ['until'],
  ok: ['okay'],
  percent: ['per cent', '%'],
};
