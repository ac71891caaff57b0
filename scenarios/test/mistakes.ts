/** A planted mistake: `find` in the file becomes `put`; the diagnostic must stand on the line that holds `at`. */
export interface Mistake {
  readonly code: string;
  /** Words the message or the cure must hold. */
  readonly says: string;
  readonly find: string;
  readonly put: string;
  /** By default the first line of `put`. */
  readonly at?: string;
  readonly file?: string;
}

const en = "locales/en.yaml";

/** Made in the files of `eagle-over-the-steppe`, one at a time. */
export const mistakes: readonly Mistake[] = [
  // The shape of the file
  {
    code: "MV0101",
    says: "Flow sequence",
    find: "source: [A33, A34]",
    put: "source: [A33, A34",
    at: 'place: almaty\n    effects: ["prestige += top',
  },
  { code: "MV0101", says: "unique", find: "turns: 4", put: "turns: 4\nturns: 5", at: "turns: 5" },
  { code: "MV0101", says: "Tabs", find: "  tension: { range", put: "\ttension: { range" },
  { code: "MV0101", says: "quote", find: "title: Eagle", put: 'title: "Eagle', file: en },
  { code: "MV0102", says: "anchor", find: "turns: 4", put: "turns: *four" },
  { code: "MV0103", says: "missing", find: "minutes: 20\n", put: "", at: "format: 1" },
  { code: "MV0103", says: "turns", find: "turns: 4", put: "turnz: 4" },
  { code: "MV0103", says: "turns", find: "turns: 4", put: "turns: four" },
  { code: "MV0103", says: "version", find: "version: 1.0.0", put: "version: first" },
  { code: "MV0103", says: "format", find: "format: 1", put: "format: 9" },
  { code: "MV0103", says: "orders", find: "kazakhstan: { orders: 3 }", put: "kazakhstan: { orders: 0 }" },
  { code: "MV0103", says: "range", find: "tension: { range: 0..10", put: "tension: { range: 0-10" },
  { code: "MV0103", says: "verb", find: "verb: mediate", put: "verb: mediation" },
  { code: "MV0103", says: "odds", find: "odds: 0.75", put: "odds: 75" },
  {
    code: "MV0103",
    says: "label",
    find: "label: simplified\n    source: [A33",
    put: "label: true story\n    source: [A33",
  },
  { code: "MV0103", says: "colour", find: "colour: jade", put: "colour: emerald" },
  { code: "MV0103", says: "atLeast or atMost", find: "measure: prestige, atLeast: [10]", put: "measure: prestige" },
  { code: "MV0103", says: "duration", find: "orders: 60s", put: "orders: 60" },
  { code: "MV0103", says: "date", find: "from: 2008-09-13", put: "from: 13.9.2008" },
  { code: "MV0103", says: "campPrise", find: "campPrice: 3", put: "campPrise: 3" },
  { code: "MV0104", says: "folder", find: "id: eagle-over-the-steppe", put: "id: eagle" },
  // Expressions
  { code: "MV0201", says: "", find: "measure: 100 * top", put: "measure: 100 * * top" },
  { code: "MV0201", says: "", find: "when: tension >= 5 }", put: "when: tension >= }" },
  { code: "MV0201", says: "", find: '"stability / 2 + (ordered', put: '"stability / 2 + ((ordered' },
  { code: "MV0202", says: "tension", find: "when: tension >= 4 }", put: "when: tensions >= 4 }" },
  {
    code: "MV0202",
    says: "multivector",
    find: "balance: { measure: multivector",
    put: "balance: { measure: multvector",
  },
  { code: "MV0202", says: "`w`", find: "- insight.kazakhstan[v] = 1", put: "- insight.kazakhstan[w] = 1" },
  {
    code: "MV0203",
    says: "true or false",
    find: "when: presence['ili-range'][v] < 4",
    put: "when: presence['ili-range'][v] + 4",
  },
  { code: "MV0203", says: "number", find: "measure: footing, atMost", put: "measure: footing > 2, atMost" },
  {
    code: "MV0202",
    says: "quotes",
    find: 'cost: 2\n    when: "presence[site]',
    put: 'cost: russia\n    when: "presence[site]',
  },
  {
    code: "MV0204",
    says: "russia",
    find: "measure: leverage.russia, atLeast",
    put: "measure: leverage.rusia, atLeast",
  },
  {
    code: "MV0204",
    says: "[site][party]",
    find: "measure: presence.baikonur.russia",
    put: "measure: presence.baikonur",
  },
  { code: "MV0204", says: "[vector]", find: "measure: grip", put: "measure: relation" },
  { code: "MV0205", says: "max", find: "measure: supply,", put: "measure: maxi(supply)," },
  { code: "MV0205", says: "arguments", find: "measure: footing,", put: "measure: 'abs(footing, 2)'," },
  {
    code: "MV0205",
    says: "arguments",
    find: "guard: ordered('kazakhstan', 'inquire', me)",
    put: "guard: ordered('kazakhstan')",
  },
  {
    code: "MV0301",
    says: "inquire",
    find: "guard: ordered('kazakhstan', 'inquire', me)",
    put: "guard: ordered('kazakhstan', 'enquire', me)",
  },
  {
    code: "MV0301",
    says: "observer-list",
    find: "when: answered('observer-list', 'silent')",
    put: "when: answered('observers-list', 'silent')",
  },
  {
    code: "MV0301",
    says: "silent",
    find: "when: answered('observer-list', 'silent')",
    put: "when: answered('observer-list', 'silence')",
  },
  { code: "MV0206", says: "+=", find: "effects: [prestige -= 1]", put: "effects: [prestige 1]" },
  { code: "MV0206", says: "", find: "effects: [prestige -= 1]", put: "effects: [footing -= 1]" },
  {
    code: "MV0207",
    says: "itself",
    find: 'top: { value: "max(share.russia',
    put: 'top: { value: "max(top, share.russia',
  },
  {
    code: "MV0207",
    says: "orders",
    find: 'coolest: { value: "min(',
    put: "coolest: { value: \"(tended('nato') ? 1 : 0) + min(",
  },
  {
    code: "MV0208",
    says: "characters",
    find: "measure: prestige, atLeast",
    put: `measure: "${"prestige + ".repeat(400)}1", atLeast`,
  },
  { code: "MV0209", says: "never", find: "when: licence[site][v] < 4", put: 'when: "1 > 2" #' },
  // What belongs together
  { code: "MV0301", says: "tengiz", find: "place: tengiz", put: "place: tengis" },
  { code: "MV0301", says: "astana", find: "capital: astana", put: "capital: astan" },
  { code: "MV0301", says: "treasury", find: "treasury: treasury\n", put: "treasury: tresury\n" },
  { code: "MV0301", says: "cpc", find: "      site: cpc\n", put: "      site: ccp\n" },
  { code: "MV0301", says: "samara", find: "[52.10, 50.87], samara]", put: "[52.10, 50.87], samarra]" },
  {
    code: "MV0301",
    says: "kazakhstan",
    find: "  observer-list:\n    seat: kazakhstan",
    put: "  observer-list:\n    seat: kazakstan",
    at: "seat: kazakstan",
  },
  {
    code: "MV0301",
    says: "kazakhstan",
    find: "objectives:\n  kazakhstan:",
    put: "objectives:\n  kazakhstann:",
    at: "  kazakhstann:",
  },
  {
    code: "MV0302",
    says: "variable",
    find: 'params: { v: vectors }\n    cost: 1\n    effects:\n      - "relation[v] += insight',
    put: 'params: { v: vectors except w }\n    cost: 1\n    effects:\n      - "relation[v] += insight',
    at: "vectors except w",
  },
  { code: "MV0303", says: "0..10", find: "step: 2, start: 6, good: low", put: "step: 2, start: 16, good: low" },
  { code: "MV0303", says: "russia", find: "start: { russia: 7, nato", put: "start: { rusia: 7, nato" },
  { code: "MV0304", says: "effect", find: "    carried: true\n", put: "", at: "  join:" },
  {
    code: "MV0305",
    says: "consent",
    find: "consent: { by: v, action: join }",
    put: "consent: { by: v, action: visit }",
  },
  { code: "MV0306", says: "reduced", find: "default: reduced", put: "default: smaller" },
  {
    code: "MV0306",
    says: "",
    find: "nothing: { label: invented",
    put: "nothing: { when: tension > 3, label: invented",
  },
  { code: "MV0307", says: "easy to hard", find: "atLeast: [82, 90, 96]", put: "atLeast: [96, 90, 82]" },
  {
    code: "MV0307",
    says: "easy to hard",
    find: "atMost: [5, 4], from: 8 }\n    good",
    put: "atMost: [4, 5], from: 8 }\n    good",
  },
  {
    code: "MV0308",
    says: "agendas",
    find: "    patient-lender: { measure: leverage.china, atLeast: [5, 6], from: 2 }\n    good-neighbour: { measure: relation.china, atLeast: [8, 10], from: 3 }\n",
    put: "",
    at: "china: { orders: 2 }",
  },
  {
    code: "MV0309",
    says: "fewer",
    find: "params: { v: vectors, observers: [closed, open] }",
    put: "params: { v: vectors, observers: [closed, open], a: parties, b: parties, c: parties, d: parties, e: parties, f: sites }",
    at: "actions:",
  },
  {
    code: "MV0310",
    says: "turn",
    find: "turn: 3, label: historical, source: [S03]",
    put: "turn: 7, label: historical, source: [S03]",
  },
  {
    code: "MV0310",
    says: "when",
    find: "{ turn: 1, label: historical, source: [A21",
    put: "{ label: historical, source: [A21",
  },
  { code: "MV0311", says: "range", find: "camp: { per: vector, range: 0..3", put: "camp: { per: vector, range: 3..3" },
  {
    code: "MV0312",
    says: "free",
    find: "    verb: campaign\n    by: all\n    cost: 0",
    put: "    verb: campaign\n    by: all\n    cost: 1",
    at: "kazakhstan: { orders: 3 }",
  },
  { code: "MV0313", says: "nato", find: "vectors: [russia, nato, china]", put: "vectors: [russia, nata, china]" },
  { code: "MV0313", says: "kazakhstan", find: "pivot: kazakhstan", put: "pivot: kazakstan" },
  { code: "MV0401", says: "source", find: "source: [A33, A34]", put: "source: []", at: "  analyst-warns:" },
  // Texts
  {
    code: "MV0502",
    says: "tension",
    find: "tension: { name: Tension, help",
    put: "tensio: { name: Tension, help",
    at: "tracks:",
    file: en,
  },
  {
    code: "MV0504",
    says: "tension",
    find: "tension: { name: Tension, help",
    put: "tensio: { name: Tension, help",
    file: en,
  },
  { code: "MV0502", says: "summary", find: "summary: September", put: "summery: September", at: "title:", file: en },
  { code: "MV0503", says: "{w}", find: "{v}", put: "{w}", file: en },
];
