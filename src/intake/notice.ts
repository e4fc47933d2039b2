/** What is said openly of something that goes: from a command's options to the notice. */
import { canonicalJson } from "#base/canonical-json.ts";
import { Refusal, problem } from "#base/problems.ts";
import { type Notice, notice } from "#schema/notice.ts";

/** A notice as a person gives it on the command line. */
export interface NoticeWords {
  readonly kind: string;
  readonly reason: string;
  /** The person who decided. */
  readonly by: string;
  readonly date: string;
  readonly authority?: string | undefined;
  readonly replacement?: string | undefined;
}

/** The notice that some words make. @throws Refusal naming every option that cannot be used. */
export function noticeFrom({
  kind,
  reason,
  by,
  date,
  authority,
  replacement,
}: NoticeWords): Notice {
  const parsed = notice.safeParse({ kind, reason, by, date, authority, replacement });
  if (parsed.success) return JSON.parse(JSON.stringify(parsed.data)) as Notice;
  throw new Refusal(
    parsed.error.issues.map(({ message, path }) =>
      problem("call/option", { what: `--${String(path[0])}: ${message}` }),
    ),
  );
}

/** The bytes of a notice as it is kept and published. */
export const printNotice = (each: Notice): string => canonicalJson(each);

export const sameNotice = (a: Notice, b: Notice): boolean => printNotice(a) === printNotice(b);
