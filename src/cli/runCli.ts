import { parseArgs } from 'node:util';
import { DamagedIndexError } from '../core/index/indexPart.ts';
import { profileNames } from '../core/verify/profiles.ts';
import { auditCommand } from './auditCommand.ts';
import { citationsCommand } from './citationsCommand.ts';
import { indexCommand, passagesCommand, quoteCommand, searchCommand, sourcesCommand } from './commands.ts';
import { type CliIo, UsageError } from './io.ts';
import { discardIndex } from './openCorpus.ts';
import { packetCommand } from './packetCommand.ts';
import { verifyCommand } from './verifyCommand.ts';

/** 0 clean, 1 findings or files that failed, 2 wrong usage or nothing readable. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Runs one command line. Results go to `io.out` alone, messages to `io.error`.
 *
 * @param argv without the interpreter and the program's name.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<ExitStatus> {
  try {
    const { values, positionals } = parseCommandLine(argv);
    const [name, ...operands] = positionals;
    if (values.help || !name) {
      io.out(USAGE);
      return values.help ? 0 : 2;
    }
    const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
    if (!command) throw new UsageError(`There is no command "${name}".`);
    return await command(operands, values, io);
  } catch (error) {
    io.error(`verbatim: ${error instanceof Error ? error.message : error}\n`);
    if (error instanceof DamagedIndexError) {
      await discardIndex(io);
      io.error('It has been removed. Run the command again.\n');
    }
    if (error instanceof UsageError) io.error('See verbatim --help.\n');
    return 2;
  }
}

const commands = {
  index: indexCommand,
  sources: sourcesCommand,
  passages: passagesCommand,
  search: searchCommand,
  quote: quoteCommand,
  verify: verifyCommand,
  packet: packetCommand,
  audit: auditCommand,
  citations: citationsCommand,
} as const;

function parseCommandLine(argv: readonly string[]) {
  const { values, positionals } = parseOptions(argv[0] === 'search' ? argv.map(hideMinus) : argv);
  return { values, positionals: positionals.map((each) => each.replace(HIDDEN, '-')) };
}

/** A word that shall not be there ("-flood") looks like options; `search` has none of a single minus but `-h`. */
function hideMinus(argument: string, at: number, argv: readonly string[]): string {
  const isValue = /^--[^=]+$/u.test(argv[at - 1] ?? '');
  return isValue || argument === '-h' ? argument : argument.replace(/^-(?=[^-])/u, HIDDEN);
}

function parseOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        limit: { type: 'string' },
        source: { type: 'string' },
        style: { type: 'string' },
        out: { type: 'string' },
        corpus: { type: 'string' },
        profile: { type: 'string' },
        template: { type: 'string' },
        'fail-on': { type: 'string' },
        borrowings: { type: 'boolean' },
        exclude: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** No argument of a command line can hold it. */
const HIDDEN = '\0';

const USAGE = `Usage: verbatim COMMAND …

  index CORPUS [--format text|json] [--out FILE]      import what changed and say what the corpus holds
  sources CORPUS [--format text|json]                 the sources with their metadata
  passages CORPUS [--source FILE] [--format text|jsonl]
                                                      the passages, one a line
  search CORPUS QUERY [--limit N] [--format text|json]
                                                      the passages that have these words
  quote CORPUS PASSAGE-ID [--style auto|block|run-in|footnote|plain|link|template|citation]
        [--profile P] [--template TEXT]               exactly what the editor would insert
  verify DRAFT… --corpus CORPUS [--profile P] [--format text|json|sarif] [--fail-on warning|error]
                                                      every quotation against the words of the sources;
                                                      --borrowings: and their words without quotation marks
  packet DRAFT --corpus CORPUS [--profile P] [--format html|md|csv]
                                                      what a fact-checker needs to check them by hand
  audit CORPUS [--format text|json]                   what secondary sources report, against the primary ones
  citations DRAFT… [--format text|json]               the citations as pandoc reads them

CORPUS is a folder of sources. --exclude GLOB (repeatable) leaves files out. The index is kept in your
cache folder; --out keeps it in a file of your choice. Sources are never written to.
Profiles: ${profileNames.join(', ')}.

Exit status: 0 clean, 1 findings or files that failed, 2 wrong usage or nothing readable.
`;
