/** Dates as pages print them, for markup that may not look below the views. */
export { type Day, type Instant, showDay, showInstant } from "#base/dates.ts";
