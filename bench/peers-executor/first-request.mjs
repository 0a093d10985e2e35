import { pathToFileURL } from 'node:url';

/** A program that makes one run: `first-request.mjs MODULE URL MODEL`. */
const [, , module, baseUrl, model] = process.argv;
const { default: participant } = await import(pathToFileURL(module).href);
await participant(baseUrl)({ model, streamed: false, steps: 0 });
