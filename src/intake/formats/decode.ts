import { BrokenFile } from '../import.ts';

/** Bytes as text, without the mark some programs put in front. @throws BrokenFile where UTF-8 is none */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding.startsWith('utf-') });
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (error instanceof TypeError) throw new BrokenFile('encoding');
    throw error;
  }
}

/** Listens to bytes that pass by and tells at the end what they are written in. */
export class EncodingWatch {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #isUtf8 = true;
  #start: Buffer = Buffer.alloc(0);

  watch(chunk: Uint8Array): void {
    if (this.#start.length < 2) this.#start = Buffer.concat([this.#start, chunk.subarray(0, 2)]);
    if (!this.#isUtf8) return;
    try {
      this.#utf8.decode(chunk, { stream: true });
    } catch {
      this.#isUtf8 = false;
    }
  }

  /** UTF-16 by its mark, UTF-8 where it can be, Windows-1252 otherwise: every byte means something there. */
  end(): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
    const marked = markedUtf16(this.#start);
    if (marked) return marked;
    try {
      this.#utf8.decode();
    } catch {
      this.#isUtf8 = false;
    }
    return this.#isUtf8 ? 'utf-8' : 'windows-1252';
  }
}

/** What the mark says that programs put in front of UTF-16. */
export function markedUtf16(start: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
}
