/** Figures as people read them. */

/** `0.42 s`, `12.3 s`, `123 s` */
export const showSeconds = (seconds: number): string =>
  `${seconds.toFixed(seconds < 1 ? 2 : seconds < 100 ? 1 : 0)} s`;

/** `4.21 ms`, `0.213 ms` */
export const showMilliseconds = (seconds: number): string =>
  `${(seconds * 1000).toPrecision(3)} ms`;

/** `0.83` */
export const showRatio = (ratio: number): string => ratio.toFixed(ratio < 10 ? 2 : 1);

/** 1157044581 → `1157.0 MB`, in millions of bytes as collections are told. */
export const showMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** 42000 → `42,000` */
export const showCount = (count: number): string =>
  String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");

/** 0.0416 → `4.2%` */
export const showShare = (share: number): string => `${(share * 100).toFixed(1)}%`;
