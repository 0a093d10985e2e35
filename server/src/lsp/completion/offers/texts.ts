import type { Asked } from '../asked.ts';
import type { Offer } from '../offer.ts';
import type { TextPlace } from '../place/place.ts';
import { caseTextOffers } from './cases.ts';
import { importPathOffers, modulePaths, pathOffers, programPaths } from './file-paths.ts';
import { headerOffers, headerValueOffers } from './headers.ts';
import { serverOffers } from './mcp-servers.ts';
import { embeddingOffers, modelOffers } from './models.ts';
import { textValueOffers } from './values.ts';

/** What may stand in a text, with its quotes where they are not written yet. */
export async function textOffers(asked: Asked, { site, from }: TextPlace): Promise<readonly Offer[]> {
  const offers = await contentOffers(asked, site);
  if (from !== undefined) return offers;
  return offers.map((offer) => {
    const { snippet, text = offer.label } = offer;
    return {
      ...offer,
      filter: `"${offer.filter ?? offer.label}`,
      ...(snippet === undefined ? { text: `"${text}"` } : { snippet: `"${snippet}"` }),
    };
  });
}

async function contentOffers(asked: Asked, site: TextPlace['site']): Promise<readonly Offer[]> {
  const { word } = asked.cursor;
  const typed = asked.document.textDocument.getText().slice(word.from, word.at);
  switch (site.of) {
    case 'model':
      return modelOffers(asked);
    case 'embedding':
      return embeddingOffers(asked);
    case 'import':
      return importPathOffers(asked);
    case 'module':
      return pathOffers(asked, typed, modulePaths);
    case 'argv':
      return pathOffers(asked, typed, programPaths);
    case 'mcp':
      return serverOffers(asked);
    case 'header':
      return headerOffers;
    case 'header-value':
      return headerValueOffers(asked, site.header);
    case 'case':
      return caseTextOffers(asked, site.place);
    case 'value':
      return textValueOffers(asked, site.site);
    case 'mcp-tool':
    case 'url':
    case 'prompt':
    case 'tool-prompt':
    case 'type':
      return [];
  }
}
