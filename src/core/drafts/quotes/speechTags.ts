/**
 * Whether what stands between two stretches in quotation marks is a tag that interrupts one quotation: “One,” she said,
 * “and two.” Conservative: a short signal phrase with a verb of saying between commas, or between dashes. Where the tag
 * ends a sentence (“One,” she said. “Two.”) these are two quotations; see `continuesSpeech`.
 *
 * @param before the last characters of the first stretch.
 * @param between what stands between the closing and the opening mark, citations left out.
 * @param behind the first characters of the second stretch.
 */
export function interruptsQuote(before: string, between: string, behind: string): boolean {
  if (/^\s?[—–-]{1,3}[^—–]{1,60}[—–-]{1,3}\s?$/u.test(between)) return /^[\p{Ll}…"“‘I]/u.test(behind);
  if (!isTag(between)) return false;
  const goesOn =
    /,\s*$/u.test(between) || (/\S\s+$/u.test(between) && /^(?:\p{Ll}|I\b|…|\.\.\.)/u.test(behind));
  return goesOn && /[,?!—–…-]["'’”]*$/u.test(before + (/^\s*,/u.test(between) ? ',' : ''));
}

/** Whether only a tag stands between two quotations, so that one citation behind the second covers both. */
export function continuesSpeech(between: string): boolean {
  return isTag(between) && /[.,:;]?\s*$/u.test(between);
}

function isTag(between: string): boolean {
  const words = between.match(/[\p{L}\p{N}@][\p{L}\p{N}’'.@:-]*/gu) ?? [];
  if (words.length === 0 || words.length > MAX_WORDS || between.length > MAX_LENGTH) return false;
  // A full stop in the middle makes two sentences of it.
  if (/[.?!]\s+\S/u.test(between.replace(/\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof)\./gu, ''))) return false;
  return words.some((word) => SAYING.has(word.replace(/[.:’'-]+$/u, '').toLowerCase()));
}

const MAX_WORDS = 12;
const MAX_LENGTH = 90;
const SAYING: ReadonlySet<string> = new Set(
  [
    'say says said saying write writes wrote written tell tells told add adds added ask asks asked answer answers',
    'answered reply replies replied explain explains explained argue argues argued note notes noted recall recalls',
    'recalled remember remembers remembered continue continues continued conclude concludes concluded insist insists',
    'insisted admit admits admitted claim claims claimed observe observes observed remark remarks remarked state states',
    'stated suggest suggests suggested warn warns warned declare declares declared report reports reported think thinks',
    'thought go goes went put puts complain complains complained joke jokes joked sigh sighed whisper whispered shout',
    'shouted call called cry cried laugh laughed believe believes believed reflect reflects reflected muse muses mused',
    'sagt sagte schreibt schrieb meint meinte fragt fragte antwortet antwortete erklärt erklärte fügt fügte so',
    'dit disait écrit écrivait répond répondit demande demanda explique expliquait ajoute ajouta poursuit',
    'dice dijo escribe escribió pregunta preguntó responde respondió explica explicó añade añadió',
  ].flatMap((line) => line.split(' ')),
);
