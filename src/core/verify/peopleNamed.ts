/**
 * Whom the words around a quote name as its speaker. Only what stands in a fixed relation to the quote counts: an
 * attribution line, a verb of saying, a colon; anybody else who is mentioned did not say it.
 */

/** The name in an attribution line ("Ione Haskett, *The Long Ebb*") or in the prefix of a citation ("Tess Ormond in"). */
export function nameInAttribution(text: string): string | undefined {
  const plain = text
    .replace(/\[[^\]]*\]|@\S+/gu, ' ')
    .replace(/[*_\\]/gu, '')
    .replace(/^[\s—–-]+/u, '')
    .replace(/^(?:attributed to|as told by|after|from|see|cf\.?)\s+/iu, '')
    .trim();
  return WHOLE_NAME.exec(plain)?.groups?.name;
}

/** The name in the signal phrase right before a quote: "Haskett said, “…”", "according to Ione Haskett, “…”", "Haskett: “…”". */
export function nameBefore(text: string): string | undefined {
  const tail = text.slice(-REACH).replace(/[*_]/gu, '');
  const found = BEFORE.exec(tail)?.groups;
  if (found) return found.according ?? found.colon;
  // Of several who speak in the sentence the last is meant: "Sayre notes that Haskett said".
  const last = [...tail.matchAll(SAYING)].at(-1);
  if (!last?.groups?.said) return undefined;
  const rest = tail.slice(last.index + last[0].length);
  return FEW_WORDS.test(rest) ? last.groups.said : undefined;
}

/** The name in the tag right after a quote: "“…,” said Haskett", "“…,” Haskett says". */
export function nameAfter(text: string): string | undefined {
  const found = AFTER.exec(text.slice(0, REACH).replace(/[*_]/gu, ''))?.groups;
  return found?.verbFirst ?? found?.nameFirst ?? found?.according;
}

/** Whether two names may be one person's: all parts of the shorter stand in the longer, titles aside. */
export function mayBeSamePerson(a: string, b: string): boolean {
  const [one, other] = [partsOf(a), partsOf(b)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return (
    short.length > 0 && short.every((part) => long.some((whole) => whole === part || isInitial(part, whole)))
  );
}

function partsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '' && !TITLES.has(part));
}

function isInitial(part: string, whole: string): boolean {
  return part.length === 1 && whole.startsWith(part);
}

const REACH = 160;
const TITLES = new Set(
  'mr mrs ms miss dr prof professor sir dame lord lady rev reverend hon sen senator rep gov governor president judge justice captain col gen sgt lt and the jr sr'.split(
    ' ',
  ),
);
// Words with a capital that open a clause and are no names.
const NO_NAME = String.raw`(?!(?:Then|When|Later|And|But|As|So|Now|Still|Once|After|Before|While|The|A|An|In|On|At|It|He|She|They|We|I|You|What|Who|This|That|These|Those|There|Here|If|For|Of|By|To|From|With|His|Her|Their|My|Our|Your|One|Another|Chapter|Page|Section)\b)`;
const PART = String.raw`\p{Lu}[\p{L}’'-]*\.?`;
const name = (group: string) =>
  String.raw`(?<${group}>${NO_NAME}${PART}(?:\s(?:(?:de|van|von|der|la|le|del|di|bin|al)\s)*${PART}){0,3})`;
const VERB =
  '(?:said|says|say|saying|told|tells|writes|wrote|argued|argues|asked|asks|added|adds|recalled|recalls|explained|explains|replied|replies|noted|notes|observed|observes|remarked|remarks|insisted|insists|put it|puts it|claims|claimed|concluded|concludes|admitted|admits|continued|continues|described|describes|answered|answers|warned|warns|remembers|remembered|thinks|thought|believes|believed|suggested|suggests|states|stated|declared|declares|called|calls|joked|laughed|went on|goes on|responded|responds)';
const WHOLE_NAME = new RegExp(String.raw`^${name('name')}\s*(?:$|[,;(:]|(?:in|to|at|on|quoted)\b)`, 'u');
const SAYING = new RegExp(
  String.raw`(?<=^|[\s,;:—(])${name('said')}(?:,[^,“”"]{1,60},)?\s+(?:\S+ly\s+|also\s+|once\s+|has\s+|had\s+|later\s+|then\s+){0,2}${VERB}\b`,
  'gu',
);
// What may stand between the verb and the quote: whom it was said to, of what, "that", and a mark.
const FEW_WORDS = /^(?:\s+[\p{L}’'-]+){0,8}\s*[,:—]?\s*["“„«‘']?$/u;
const BEFORE = new RegExp(
  String.raw`(?:[Aa]ccording to\s+${name('according')}\s*,\s*|(?:^|[.!?]\s+)${name('colon')}:\s*)["“„«‘']?$`,
  'u',
);
const AFTER = new RegExp(
  String.raw`^["”’'“»]?\s*(?:[,.]\s*)?(?:${VERB}\s+${name('verbFirst')}|${name('nameFirst')}(?:,[^,“”"]{1,60},)?\s+(?:\S+ly\s+|also\s+|later\s+|then\s+)?${VERB}\b|according to\s+${name('according')})`,
  'u',
);
