// What the program says of a scenario that it refuses, in the reader's language: its sentences are made of few phrases, which are
// translated one by one. Names, numbers and what the reader of TOML says stay as they are.
import { numbers, units } from "./french.js";
import { spaced, spoken } from "./words.js";

const french = [
  [/^this is not TOML: (.*)$/s, "ce n’est pas du TOML (le lecteur dit : $1)"],
  [/unknown key '([^']*)' in (\S+?)(?=[;,]|$)/, "clé inconnue « $1 » dans $2"],
  [/unknown key '([^']*)'/, "clé inconnue « $1 »"],
  [/unknown parameter '([^']*)' in (\S+?)(?=[;,]|$)/, "paramètre inconnu « $1 » dans $2"],
  [/unknown parameter '([^']*)'/, "paramètre inconnu « $1 »"],
  [/there is no builtin scenario '([^']*)'/, "il n’y a pas de scénario fourni « $1 »"],
  [/there is no such file/, "ce fichier n’existe pas"],
  [/this page opens no other file, and '([^']*)' is one; (`[^`]*`) writes a scenario that needs none/, "cette page n’ouvre pas d’autre fichier, et « $1 » en est un ; $2 écrit un scénario qui n’en a pas besoin"],
  [/two (\S+) are called '([^']*)'; each needs a name of its own/, "deux éléments de « $1 » s’appellent « $2 » ; chacun doit avoir son nom"],
  [/ names the strategy '([^']*)', which does not exist/, " nomme la stratégie « $1 », qui n’existe pas"],
  [/strategy (\d+) has no name/, "la stratégie $1 n’a pas de nom"],
  [/what is not known stands under \[uncertain\]:/, "ce qui n’est pas connu se met sous [uncertain] :"],
  [/ in action (\d+) of strategy '([^']*)'/, " dans l’action $1 de la stratégie « $2 »"],
  [/^until(?= of action)/, "la fin (until)"],
  [/^from(?= of action)/, "le début (from)"],
  [/ of action (\d+) of strategy '([^']*)'/, " de l’action $1 de la stratégie « $2 »"],
  [/action (\d+) of strategy '([^']*)'/, "l’action $1 de la stratégie « $2 »"],
  [/ of strategy '([^']*)'/, " de la stratégie « $1 »"],
  [/ of world '([^']*)'/, " du monde « $1 »"],
  [/ names no instrument; see `entente list instruments`/, " ne nomme aucun instrument ; voir `entente list instruments`"],
  [/it must be above from, (\d+): until is the first month without the action/, "elle doit venir après le début (from), $1 : c’est le premier mois sans l’action"],
  [/ has limits in the wrong order; allowed is \[low, high\]/, " a ses limites à l’envers ; permis : [basse, haute]"],
  [/'s limit is (\S+);/, " a une limite de $1 ;"],
  [/ is a list; a range is (\{[^}]*\}); else one number is needed/, " est une liste ; un intervalle s’écrit $1 ; sinon il faut un seul nombre"],
  [/ is a list; one number is needed/, " est une liste ; il faut un seul nombre"],
  [/ is a distribution; one number is needed here/, " est une distribution ; il faut ici un seul nombre"],
  [/ is the text '([^']*)'[;,]?/, " est le texte « $1 » ;"],
  [/ is (-?[\d.e+-]+|true|false|nan|inf|-inf)[;,]/, " vaut $1 ;"],
  [/a finite number is needed/, "il faut un nombre fini"],
  [/allowed is a whole number (\S+) to (\S+)/, "permis : un nombre entier de $1 à $2"],
  [/allowed is (\S+) to (\S+)/, "permis : de $1 à $2"],
  [/\(the only version of scenario files\)/, "(la seule version des fichiers de scénario)"],
  [/^([a-z_]+\.[a-z_0-9]+)(.*) \((?!le lecteur|(?:[^()]*:)?\d+\))([^()]+)\)((?: \([^()]*\d\))?)$/,
    (_, key, text, meaning, line) => `${key}${text} (${units[meaning] ?? numbers[key] ?? meaning})${line}`],
  [/ \((share|months)\)/g, (_, unit) => ` (${units[unit]})`],
  [/[;,]? did you mean '([^']*)'\?/, " ; vouliez-vous dire « $1 » ?"],
  [/(?<=[;,?] )(?:allowed|known): /, "connus : "],
];

export function problem(message) {
  if (spoken() !== "fr") return message;
  return spaced(french.reduce((text, [phrase, words]) => text.replace(phrase, words), message).replace(/\s*;[\s;]*/g, " ; "));
}
