/** QUALITY.md: every figure with what it was counted from. */
import { EVENT_TYPE } from "../../schemas/codes.ts";
import { leaveOneOut, tenBins, type Judged, type Level } from "./calibrate.ts";
import { count, counts, share, table } from "./figures.ts";
import type { Origins } from "./origins.ts";
import type { PairVerdict } from "./sentences.ts";
import type { TreatyVerdicts } from "./treaties.ts";
import { countsOf, FIELDS, MEASURES, type Verdict } from "./verdict.ts";

export interface Measured {
  /** Of the texts coded by hand, in the order of the texts. */
  verdicts: Verdict[];
  /** Of the first source as it stands in the release. */
  released: { source_id: string; verdicts: Verdict[] } | null;
  /** SHA-256 of the release's checksums.csv. */
  release: string;
  judged: Judged[];
  /** What gave the events of these texts their type. */
  origins: Origins;
  /** The levels of confidence as the coder has them. */
  levels: Level[];
  /** Null where there is no benchmark of treaties. */
  treaties: TreatyVerdicts | null;
  sentences: { name: string; sentences: number; pairs: PairVerdict[]; origins: Origins; events: { percent: number; right: boolean }[] }[];
}

/** What each measure counts. */
const COUNTS: Readonly<Record<(typeof MEASURES)[number], string>> = {
  events: "events: type and words", strict: "events without any error", participants: "event_actors", event_places: "event_places", actors: "actors",
  places: "places", memberships: "memberships", offices: "offices", clauses: "treaty_clauses (reported)", clause_links: "event_clauses", links: "event_links",
};

export function page(measured: Measured): string {
  const { verdicts, released, release } = measured;
  const texts = [...new Set(verdicts.map((one) => one.source_id))];
  const parts = [
    "# How good the dataset is",
    `Measured against ${texts.length} texts that people coded by hand by the project's codebook, and on sentences of public benchmarks. An event is
right when it has the type that a person gave it and shares words with it; \`event_actors\` counts participants in their roles, those of
invented events among them. What a person marked as optional, and COMMENT, counts neither way. Behind each share stands its 95 %
interval after Wilson. The rules were written with these texts at hand: on others expect less. Made by \`make quality\`; the release's
\`checksums.csv\` had the SHA-256 ${release}.`,
    "## All texts together", measures(verdicts), fields(verdicts), "### By event type", types(verdicts), ...byOrigin(measured),
    ...(released ? firstSource(released, verdicts) : []),
    "## Text by text",
    ...texts.flatMap((source_id) => {
      const own = verdicts.filter((one) => one.source_id === source_id);
      return [`### ${source_id}`, measures(own), fields(own), types(own)];
    }),
    ...treaties(measured), ...sentences(measured), ...confidence(measured),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What a reader of the release has before them, and beside it what the machine alone would have given them. */
function firstSource({ source_id, verdicts: released }: NonNullable<Measured["released"]>, verdicts: readonly Verdict[]): string[] {
  const machine = verdicts.filter((one) => one.source_id === source_id);
  return [
    "## The first source, as released",
    `The records of ${source_id} in this release, after the review by persons where there was one (table \`reviews\`).`, measures(released), fields(released), types(released),
    "### The same by the machine alone",
    `The records of ${source_id} before any review. The figures of all other sections are the machine's too.`, measures(machine), fields(machine),
  ];
}

const of = (verdicts: readonly Verdict[], measure: Verdict["measure"]) => verdicts.filter((one) => one.measure === measure);

/** Of a measure that was asked for at all. */
function measures(verdicts: readonly Verdict[]): string {
  const rows = MEASURES.map((measure) => [COUNTS[measure], countsOf(of(verdicts, measure))] as const).filter(([, { right, invented, missed }]) => right + invented + missed > 0);
  return table(["table", ...counts.head], rows.map(([name, found]) => [name, ...counts(found)]));
}

function fields(verdicts: readonly Verdict[]): string {
  const rows = FIELDS.map((field) => [field, countsOf(of(verdicts, field))] as const).filter(([, { right, invented }]) => right + invented > 0);
  return table(["field of the events found", "right", "of"], rows.map(([field, { right, invented }]) => [field, share(right, right + invented), count(right + invented)]));
}

function types(verdicts: readonly Verdict[]): string {
  const events = of(verdicts, "events");
  const rows = Object.keys(EVENT_TYPE).map((type) => [type, countsOf(events.filter((one) => one.event_type === type))] as const).filter(([, { right, invented, missed }]) => right + invented + missed > 0);
  return table(["event type", ...counts.head], rows.map(([type, found]) => [type, ...counts(found)]));
}

function byOrigin({ origins, sentences: benches }: Measured): string[] {
  const right = ({ right, seen }: { right: number; seen: number }) => [share(right, seen), count(seen)];
  return [
    "### By what gave the type",
    `Events of these texts, and of the sentences of the benchmarks (right where the sentence was given their type for any pair). Where a frame of the
lexicon leaves the type open, a model gives it or says that it does not know (\`sources/models/open.md\`, with figures of its own).`,
    table(["the type is given by", "right here", "of", ...benches.flatMap(({ name }) => [`right in ${name}`, "of"])],
      [...origins].map(([name, counts]) => [name, ...right(counts), ...benches.flatMap((bench) => right(bench.origins.get(name)!))])),
  ];
}

function treaties({ treaties: found }: Measured): string[] {
  if (!found) return [];
  const { treaties: number, articles, extent, heading, clean, types: byType } = found;
  const [right, all] = [...byType.values()].reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  return [
    "## Treaties",
    `The text of ${number} treaties from public collections, divided into articles as the collections divide them; and ${all} articles whose drafters'
headings name what they are. The rules for articles were written on these treaties, and the coder reads the headings too: of treaties
without headings expect less (\`sources/models/clauses.md\`).`,
    table(["table", ...counts.head], [["treaty_clauses (verbatim): articles", ...counts(articles)]]),
    table(["", "share", "of"], [
      ["extent right", share(extent, articles.right), count(articles.right)], ["heading right", share(heading[0], heading[1]), count(heading[1])],
      ["treaties without any error", share(clean, number), count(number)], ["clause type right", share(right, all), count(all)],
    ]),
    table(["clause type", "right", "of"], [...byType].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, [ok, seen]]) => [type, share(ok, seen), count(seen)])),
  ];
}

function sentences({ sentences: benches }: Measured): string[] {
  return benches.flatMap(({ name, sentences: number, pairs }) => {
    const paired = pairs.filter((one) => one.paired);
    const rate = (label: string, right: readonly unknown[], all: readonly unknown[]) => [label, share(right.length, all.length), count(all.length)];
    const codes = [...new Set(pairs.map((one) => one.code))].sort();
    return [
      `## Sentences: ${name}`,
      `${number} sentences with ${pairs.length} marked pairs of actors, each with one event type. Sentences stand alone here, and an event beside the marked
one is not held against the coder: these figures tell what is found, not what is invented.`,
      table(["", "share", "of"], [
        rate("type found in the sentence", pairs.filter((one) => one.typed), pairs), rate("pair found", paired, pairs),
        rate("type right where the pair is found", paired.filter((one) => one.both), paired), rate("type and pair right", pairs.filter((one) => one.both), pairs),
      ]),
      table(["event type", "type found", "of", "type right where the pair is found", "of"], codes.map((code) => {
        const own = pairs.filter((one) => one.code === code);
        const there = own.filter((one) => one.paired);
        return [code, share(own.filter((one) => one.typed).length, own.length), count(own.length), share(there.filter((one) => one.both).length, there.length), count(there.length)];
      })),
    ];
  });
}

function confidence({ judged, levels, sentences: benches }: Measured): string[] {
  const percentOf = (one: Judged) => levels[one.points]?.percent ?? 50;
  const left = leaveOneOut(judged, levels.length - 1);
  const texts = [...new Set(judged.map((one) => one.source_id))];
  return [
    "## Confidence",
    `The column \`confidence\` of \`events\` says how often events with as much speaking for them were right in these texts. In tenths: how many events
have it, the mean confidence, and the share that was right. The first table is of the texts that it was calibrated on; in the second
each text has the confidence that the other texts alone would give it, which is what to expect of a new text, but for two things: what
gives points was settled with all of them at hand, and so were the rules. A tenth with few events tells little: see its interval.`,
    "### As it stands", bins(judged.map((one) => ({ percent: percentOf(one), right: one.right }))),
    "### Each text by the others", bins(left),
    table(["text", "events", "mean confidence by the others", "right"], texts.map((source_id) => {
      const own = left.filter((one) => one.source_id === source_id);
      return [source_id, count(own.length), mean(own.reduce((sum, one) => sum + one.percent, 0), own.length), share(own.filter((one) => one.right).length, own.length)];
    })),
    "### The levels", table(["points", "confidence", "right", "seen"], levels.map(({ points, percent, right, seen }) => [count(points), `0.${String(percent).padStart(2, "0")}`, count(right), count(seen)])),
    ...benches.flatMap(({ name, events }) => [
      `### A look outside: ${name}`,
      `Events found in the sentences, right where the sentence was given their type for any pair. That is a weaker notion of right, and events that nobody
marked count as wrong, so these sentences are not calibrated on: they show whether more confidence means more right elsewhere.`,
      bins(events),
    ]),
  ];
}

const mean = (percents: number, seen: number): string => (seen ? (percents / seen / 100).toFixed(2) : "");

const bins = (events: readonly { percent: number; right: boolean }[]): string =>
  table(["confidence", "events", "mean", "right"], tenBins(events).map(({ from, right, seen, percents }) => [`0.${from / 10} to ${from === 90 ? "1" : `0.${from / 10 + 1}`}`, count(seen), mean(percents, seen), share(right, seen)]));
