/** Telling a page that stands in for the terms: an error, a consent or login wall, a challenge. */

/** UTF-16 units. */
const SHORT_TEXT = 3000;
const SHORT_PASSAGE = 120;

const SIGNS = [
  /\b(?:error|code|status)?\s*(?:403|404|410|429|500|502|503|504|520|521|522|523|524)\b.{0,40}\b(?:error|found|forbidden|denied|unavailable|gateway|timeout|timed out)/iu,
  /\b(?:error|http|code|status)\b.{0,12}\b(?:403|404|410|429|500|502|503|504|52\d)\b/iu,
  /\bpage (?:you (?:requested|are looking for|were looking for)|(?:could not|couldn't|couldn’t|cannot|can't|can’t) be found|not found|isn't available|isn’t available|is not available)/iu,
  /\b(?:access|permission) (?:to this page )?(?:has been )?denied\b/iu,
  /\byou(?:'ve|’ve| have) been blocked\b/iu,
  /\bsomething went wrong\b/iu,
  /\b(?:service|site|page|website) (?:is )?(?:temporarily |currently )?(?:unavailable|down for maintenance)\b/iu,
  /\b(?:just a moment|checking (?:if the site connection is secure|your browser))\b/iu,
  /\bverif(?:y|ying) (?:that )?you are (?:a )?human\b/iu,
  /\b(?:enable|turn on|requires|need) (?:javascript|cookies)\b|\bjavascript (?:is|must be|to be) (?:disabled|enabled|required)\b/iu,
  /\bunusual (?:traffic|activity)\b/iu,
  /\b(?:complete|solve) (?:the|this) captcha\b/iu,
  /\b(?:internal server error|bad gateway|gateway time-?out|too many requests)\b/iu,
  /\b(?:log in|sign in|anmelden) (?:to continue|to view|to see|um fortzufahren)\b/iu,
  /\bbefore you continue\b.{0,80}\bcookies\b/iu,
  /\bseite (?:wurde )?nicht gefunden\b|\bpage (?:introuvable|non trouvée)\b|\bpágina no encontrada\b/iu,
];

/**
 * Whether a text is short and says what error and consent pages say, or holds a short passage that
 * says so: a document assembled from several pages may hold one page that failed.
 */
export function isErrorPage(passages: readonly string[]): boolean {
  const length = passages.reduce((sum, passage) => sum + passage.length, 0);
  const telling = passages.filter(
    (passage) => length < SHORT_TEXT || passage.length < SHORT_PASSAGE,
  );
  return telling.some((passage) => SIGNS.some((sign) => sign.test(passage)));
}
