/** A process that derives the texts of the files of documents. */
import { answerJobs } from "#archive/processes.ts";
import { FileDeriver, type FilesOfDocument, type FilesPlace } from "./ota-files.ts";

answerJobs((place: FilesPlace) => {
  const deriver = new FileDeriver(place);
  return { answer: (files: FilesOfDocument) => deriver.derive(files) };
});
