/**
 * The language of some words, by the little words that hold its sentences together. Undefined where that cannot be told:
 * too few of them, or as many of two languages.
 *
 * @param words folded.
 */
export function languageOf(words: readonly string[]): string | undefined {
  const counts = Object.entries(LANGUAGES)
    .map(([language, own]) => ({
      language,
      count: words.filter((word) => own.has(wholeOrHead(word))).length,
    }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (!first || !second || first.count < Math.max(FEWEST, words.length * LEAST_SHARE)) return undefined;
  return first.count > second.count ? first.language : undefined;
}

/** Of an elided word what stands before the apostrophe: "l'eau", "qu'il", "dell'acqua". English contractions stay whole. */
function wholeOrHead(word: string): string {
  return /^(?:(?:[ldnjcsmt]|qu|dell|nell|all|un)')(?=\p{L}{2})/u.exec(word)?.[0] ?? word;
}

const setOf = (words: string) => new Set(words.split(' '));
const LANGUAGES: Readonly<Record<string, ReadonlySet<string>>> = {
  en: setOf(
    "the of and to that is was it for with as his he be by on not this are have from at they which you had were but or we their has an a i my her she would there what so if who when in it's don't that's into than then them all will so do does did can could should more most some any no me us him am how where why these those been being about just like one out up over very only such because through after before again own same get got go make take think know really much many way also too i'll i'm we're you're",
  ),
  de: setOf(
    'der die das und ist nicht ich ein eine den dem des zu mit auf für von sie es wir aber oder auch wie wenn was war sind hat haben nur noch als nach bei aus einer eines einem einen über dass daß sich wird werden kann muss man so im am zum zur er ihr in wer will',
  ),
  fr: setOf(
    "le la les des du de un une et est ne pas que qui ce dans pour sur par avec il elle nous vous je se son sa ses mais ou où plus sont été comme tout en au aux à l' d' n' qu' c' j' s' m' nul",
  ),
  es: setOf(
    'el la los las de y que en un una es no se por con para su al lo como más pero sus le ya este porque esta cuando muy sin sobre también hasta hay donde quien desde todo nos a',
  ),
  it: setOf(
    "il lo la gli le di e che è un una per non si con da del della in al alla sono come più ma anche ha questo nel dei delle mi se ci chi cosa l' d' c' un' dell' nell' all' a i",
  ),
  pt: setOf(
    'o a os as de e que em um uma é não se por com para do da no na dos das como mais mas ao seu sua foi são muito também já eu ele',
  ),
  nl: setOf(
    'de het een en van is dat niet te zijn ik op die voor met er maar om aan hij ook als dan naar bij nog uit wat kan geen of we zij in was',
  ),
  sv: setOf('och att det som en är på för med den inte av jag till har de om ett var men så i vi kan'),
  da: setOf('og at det er en på som ikke til med af den jeg har de for et var men så vi i kan'),
};
const FEWEST = 2;
// Of running text in its own language a third or more are such words.
const LEAST_SHARE = 0.15;
