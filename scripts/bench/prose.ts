/** Invented terms: passages of words as such documents use them, in four languages. */
import type { Random } from "./random.ts";

const WORDS = {
  en: "the of to and you we your or our that in for is with may are this by any not as on be us will if from service terms information use data account these personal other content agree have can such when services do under which provide access must law who third party parties rights license user users change notice policy terminate privacy consent cookies share collect process purpose purposes legal required apply contact request delete store protect security device website application advertising partners subscription payment fees refund liability damages warranty dispute arbitration court claims children age minor transfer country region contract obligation breach remedy material updates version effective date written prior reasonable efforts commercial intellectual property trademark copyright posting community guidelines suspended removed reviewed retained disclosed affiliates",
  de: "die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach wie im für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche sind oder um haben einer mir über ihm diese einem ihr uns kann dienst nutzung daten konto informationen bedingungen recht vertrag zustimmung verarbeitung zweck anbieter nutzer inhalte dritte gesetz löschen speichern schutz sicherheit gerät webseite anwendung werbung zahlung gebühren haftung schaden gericht ansprüche kinder übermittlung land änderung mitteilung richtlinie kündigung verantwortlich erforderlich personenbezogene einwilligung widerspruch",
  fr: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la nous vous votre vos nos notre avec ou si peut aux cette ces son service services données compte informations conditions utilisation contenu tiers droit droits loi traitement finalité consentement utilisateur accès supprimer conserver protéger sécurité appareil site application publicité paiement frais responsabilité dommages tribunal réclamation enfants transfert pays modification avis politique résiliation contrat obligation raisonnable personnelles nécessaire cookies partenaires demande exercer",
  es: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha si este ya entre cuando todo esta ser son dos también fue había era muy hasta desde servicio servicios datos cuenta información condiciones uso contenido terceros derecho derechos ley tratamiento finalidad consentimiento usuario usuarios acceso eliminar conservar proteger seguridad dispositivo sitio aplicación publicidad pago tarifas responsabilidad daños tribunal reclamación niños transferencia país modificación aviso política contrato obligación razonable personales cookies socios solicitud nuestros usted",
} as const;

export type Language = keyof typeof WORDS;

const LISTS = Object.fromEntries(
  Object.entries(WORDS).map(([language, list]) => [language, list.split(" ")]),
) as unknown as Record<Language, readonly string[]>;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Words, the common ones more often, now and then one that stands nowhere else. */
function words(count: number, language: Language, random: Random): string {
  const list = LISTS[language];
  let text = "";
  for (let left = count; left > 0; left--) {
    text += random.chance(0.02) ? rareWord(random) : random.pickEarly(list);
    if (left > 1) text += " ";
  }
  return text;
}

/** Seven letters. */
function rareWord(random: Random): string {
  const codes = Array.from({ length: 7 }, () => random.between(97, 122));
  return String.fromCharCode(...codes);
}

function sentence(language: Language, random: Random): string {
  const count = random.between(8, 30);
  const comma = random.between(3, count - 3);
  const [before, after] = [comma, count - comma].map((part) => words(part, language, random));
  return `${capital(before!)}, ${after!}.`;
}

export const heading = (language: Language, random: Random): string =>
  `## ${capital(words(random.between(2, 6), language, random))}`;

/** A paragraph, an item of a list, or a row of links: one block of Markdown. */
export function passage(language: Language, random: Random): string {
  const sentences = Array.from({ length: random.between(1, 4) }, () => sentence(language, random));
  const text = sentences.join(" ");
  if (random.chance(0.25)) return `*   ${text}`;
  return random.chance(0.1)
    ? `${text} [${sentence(language, random)}](https://example.org/)`
    : text;
}

/** The same passage with some of its words replaced. */
export function reworded(text: string, language: Language, random: Random): string {
  const all = text.split(" ");
  for (let edits = random.between(1, 4); edits > 0; edits--) {
    all[random.between(1, all.length - 1)] = random.pick(LISTS[language]);
  }
  return all.join(" ");
}
