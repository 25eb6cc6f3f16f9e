import { unzipSync } from 'fflate';

/** The parts of an office file as text, read by another program than the one that wrote them. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]));
}
