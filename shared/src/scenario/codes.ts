type Severity = "error" | "warning" | "hint";
/** `certain`: it is so. `likely`: it is so unless meant. `guess`: look at it. */
type Confidence = "certain" | "likely" | "guess";

const code = (severity: Severity, about: string, cause: string, confidence: Confidence = "certain") => ({
  severity,
  confidence,
  about,
  cause,
});

/** Every code a diagnostic may bear: how grave, how sure, what it says, and why it matters. Codes are never given twice. */
export const codes = {
  MV0101: code("error", "the file is not valid YAML", "nothing of the file can be read until it is"),
  MV0102: code(
    "error",
    "the file is too large, too deep or refers to itself",
    "a scenario must load at once, anywhere",
  ),
  MV0103: code("error", "a field is missing, unknown or of the wrong shape", "the format has just these fields"),
  MV0104: code("error", "the scenario's id is not its folder's name", "tables and records find a scenario by its id"),
  MV0105: code("error", "scenario.yaml is missing", "it holds everything the rules need"),
  MV0106: code("error", "the file is not UTF-8 text", "other encodings lose letters on other machines"),
  MV0201: code("error", "an expression cannot be read", "expressions are CEL, without loops and calls of our own"),
  MV0202: code(
    "error",
    "a name in an expression is unknown",
    "only declared tracks, indices and variables can be read",
  ),
  MV0203: code(
    "error",
    "a number, a truth or an id stands where another kind is needed",
    "kinds never turn into others",
  ),
  MV0204: code(
    "error",
    "a track or index has the wrong number of keys, or an unknown key",
    "each number has its own keys",
  ),
  MV0205: code("error", "a function is unknown or has the wrong arguments", "there are only the functions listed"),
  MV0206: code("error", "an effect cannot be read", "an effect is a track, a sign and an amount"),
  MV0207: code(
    "error",
    "an index depends on itself, or this turn's orders are read where they are not known",
    "its value could not be computed",
  ),
  MV0208: code("error", "an expression is too long or too deep", "each turn has to be adjudicated at once"),
  MV0209: code("warning", "a condition is always true or always false", "such a condition decides nothing", "likely"),
  MV0210: code("warning", "an expression may divide by zero", "it then counts as 0, which is rarely meant", "likely"),
  MV0211: code("warning", "an effect is larger than the track's range", "the range cuts it off", "likely"),
  MV0212: code("error", "a number can become too large", "whole numbers are exact only up to a bound"),
  MV0213: code("warning", "an effect never does anything", "its amount is always 0", "likely"),
  MV0301: code("error", "an id names nothing", "every id must be declared in this file"),
  MV0302: code("error", "a domain is unknown or empty", "a parameter needs values to choose from"),
  MV0303: code("error", "a start value is outside its range or names nothing", "the first turn needs it"),
  MV0304: code("error", "an action has no effect", "players would pay for nothing"),
  MV0305: code("error", "an action needs consent that nobody can give", "it could never take effect"),
  MV0306: code("error", "a question's default is not one of its options", "a silent seat takes the default"),
  MV0307: code("error", "rungs are not in order from easy to hard", "a ladder is climbed rung by rung"),
  MV0308: code("error", "a seat has no objective, or fewer than two agendas", "two agendas are dealt to each seat"),
  MV0309: code("error", "too many orders or expressions to adjudicate in time", "each turn is adjudicated at once"),
  MV0310: code("error", "an event, question or forum can never come", "nobody would ever see it"),
  MV0311: code("error", "a range is empty", "a track needs at least two values"),
  MV0312: code("error", "a seat has no order it can always afford", "nobody may be left without a move"),
  MV0313: code("error", "the pivot or a vector is not a party", "vectors are directions towards parties"),
  MV0314: code("error", "a forum cannot be held as it is written", "it could only end one way"),
  MV0315: code("warning", "a rung can never be reached", "its point cannot be won"),
  MV0316: code("warning", "an ending can never come", "its measure cannot go so far"),
  MV0317: code("warning", "an action costs more than anybody can have", "nobody could ever pay for it"),
  MV0318: code(
    "warning",
    "progress towards an aim starts beyond its first rung",
    "bars and bots would show it wrongly",
    "likely",
  ),
  MV0319: code("hint", "nothing ever changes a track", "then it need not be a track", "guess"),
  MV0320: code("warning", "the dates of the turns do not fit", "each turn has one span, one after another"),
  MV0401: code("error", "a claim about history names no source", "readers must be able to check it"),
  MV0402: code("error", "a source is not in the register", "readers could not find it"),
  MV0403: code("warning", "an event is dated outside its turn", "the calendar on screen would contradict it"),
  MV0404: code("warning", "something is used before it existed", "an anachronism teaches wrong history"),
  MV0405: code("hint", "a source in the register is never cited", "it may be left over", "guess"),
  MV0501: code("error", "a text is missing in every language", "the screen would show an id"),
  MV0502: code("warning", "a text is missing in one language", "readers of that language see another one"),
  MV0503: code("error", "a text uses a placeholder that its action does not have", "the screen would show the braces"),
  MV0504: code("warning", "a text belongs to nothing in the scenario", "nobody will ever read it"),
  MV0505: code("warning", "a text is too long for its place", "it would be cut or push other things away", "likely"),
  MV0506: code("warning", "a text has other placeholders than in other languages", "one of them says less", "likely"),
  MV0507: code("warning", "a text names a person", "seats are offices, never persons", "guess"),
} as const;

export type Code = keyof typeof codes;
