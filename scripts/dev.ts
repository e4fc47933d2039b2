import { dev as astroDev } from "astro";
import { readSettings } from "#archive/content.ts";
import { type Problem, Refusal } from "#base/problems.ts";
import { tellAstro } from "#publish/astro-settings.ts";
import { type Common, PROJECT, archiveOf, note, portOption, say } from "./report.ts";

interface Options extends Common {
  readonly port?: string;
}

/** Serves pages while content is written: a change of content restarts with it. */
export async function dev(_: readonly string[], options: Options): Promise<number> {
  const root = archiveOf(options);
  const problems: Problem[] = [];
  const settings = readSettings(root, problems);
  if (settings === undefined) throw new Refusal(problems);
  tellAstro(root, settings);
  const server = await astroDev({
    root: PROJECT,
    logLevel: "warn",
    server: { port: portOption(options.port, 4321) },
  });
  const url = `http://localhost:${server.address.port}${settings.base}`;
  say(options.json === true ? JSON.stringify({ ok: true, url }) : url);
  note("Pages follow what you write. Stop with Ctrl+C.");
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await new Promise(() => undefined);
  return 0;
}
