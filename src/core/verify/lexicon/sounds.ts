/**
 * How an English word sounds, roughly, as a short code: consonants by their sound, vowels by five classes. Words with
 * equal codes are hard to tell apart by ear. Made for unlike spellings of one sound ("rite", "write"), not for accents.
 */
export function soundCode(word: string): string {
  let code = known.get(word);
  if (code === undefined) {
    code = encode(word);
    if (known.size > 50_000) known.clear();
    known.set(word, code);
  }
  return code;
}

const known = new Map<string, string>();

function encode(word: string): string {
  let rest = word.replace(/'s$/u, 's').replace(/[^a-z]/gu, '');
  for (const [pattern, sound] of RULES) rest = rest.replace(pattern, sound);
  // One sound twice is one sound.
  return rest.replace(/(.)\1+/gu, '$1');
}

// In order; capitals and digits are sounds that no later rule touches.
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/u, 'n'],
  [/^wr/u, 'r'],
  [/^wh(?=o)/u, 'h'],
  [/^wh/u, 'w'],
  [/^ps/u, 's'],
  [/^x/u, 'z'],
  [/sch/u, 'sk'],
  [/ough(?=t)|augh(?=t)/gu, '4'],
  [/ould/gu, '5d'],
  [/eigh|aigh/gu, '1'],
  [/igh/gu, '3'],
  [/gh(?=[aeiou])/gu, 'g'],
  [/gh/gu, ''],
  [/tch/gu, 'C'],
  [/ch/gu, 'C'],
  [/tion|sion|cian|tian/gu, 'Sn'],
  [/[st]ure$/gu, 'Cr'],
  [/tial|cial/gu, 'Sl'],
  [/[ct]ious/gu, 'Ss'],
  [/sh/gu, 'S'],
  [/ph/gu, 'f'],
  [/th/gu, 'T'],
  [/dge/gu, 'J'],
  [/sc(?=[eiy])/gu, 's'],
  [/c(?=[eiy])/gu, 's'],
  [/ck/gu, 'k'],
  [/c/gu, 'k'],
  [/qu/gu, 'kw'],
  [/q/gu, 'k'],
  [/x/gu, 'ks'],
  [/j/gu, 'J'],
  [/g(?=[eiy])(?!et|iv|irl|ift)/gu, 'J'],
  // "passed" ends as "past" does, "mined" as "mind".
  [/(?<=[sxpkfSC])ed$/u, 't'],
  [/(?<=[bdfgklmnprvzSTJC]{1})(?<![td])ed$/u, 'd'],
  [/mb$/u, 'm'],
  [/mn$/u, 'm'],
  [/bt$/u, 't'],
  [/alk/gu, '4k'],
  [/alm/gu, '4m'],
  [
    /([aiou])([bdfgklmnprstvzSTJC])e(s?)$/u,
    (_: string, vowel: string, consonant: string, end: string) => `${LONG[vowel]}${consonant}${end}`,
  ] as never,
  [/e([bdfgklmnprstvzSTJC])e(s?)$/u, '2$1$2'],
  [/(?:ai|ay|ei|ey)(?![aeiou])/gu, '1'],
  [/(?:ee|ea|ie(?=.)|y$)/gu, '2'],
  [/(?:ie$|uy|ye$)/gu, '3'],
  [/(?:oa|oe|ow)/gu, '6'],
  [/(?:oo|ew|ue|ui|eu)/gu, '5'],
  [/(?:au|aw)/gu, '4'],
  [/(?:oi|oy)/gu, '7'],
  [/ou/gu, '8'],
  [/[eiu]r/gu, '9r'],
  [/e$/u, ''],
  [/y/gu, 'i'],
  [/s$/u, 'z'],
];
const LONG: Readonly<Record<string, string>> = { a: '1', i: '3', o: '6', u: '5' };
