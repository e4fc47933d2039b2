import { describe, expect, it } from "vitest";
import { escapeMarkup } from "#base/markup.ts";

describe("text in markup", () => {
  it("opens no element and ends no attribute", () => {
    expect(escapeMarkup(`<script>"a" & 'b'</script> ]]>`)).toBe(
      "&lt;script&gt;&quot;a&quot; &amp; 'b'&lt;/script&gt; ]]&gt;",
    );
  });

  it("holds nothing that XML forbids, and keeps everything else", () => {
    expect(escapeMarkup("a\u0000b\u000bc\ud800d\uffffe")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde");
    expect(escapeMarkup("tab\tline\n日本語 😀 ß")).toBe("tab\tline\n日本語 😀 ß");
  });
});
