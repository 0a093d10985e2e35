import type { Asked } from './asked.ts';
import type { Offer } from './offer.ts';
import { argumentOffers } from './offers/arguments.ts';
import { caseOffers, whenPathOffers } from './offers/cases.ts';
import { clauseOffers, offersBelowTool } from './offers/clauses.ts';
import { commentOffers } from './offers/comments.ts';
import { declarationOffers } from './offers/declarations.ts';
import { importedNameOffers } from './offers/imported-names.ts';
import { mentionOffers } from './offers/mentions.ts';
import { moduleFunctionOffers } from './offers/module-functions.ts';
import { placeholderOffers } from './offers/placeholders.ts';
import { fieldOffers } from './offers/references.ts';
import { secretOffers } from './offers/secrets.ts';
import { statementOffers } from './offers/statements.ts';
import { targetOffers } from './offers/targets.ts';
import { textOffers } from './offers/texts.ts';
import { typeOffers } from './offers/types.ts';
import { entryOffers, valueOffers } from './offers/values.ts';
import { httpPartOffers, methodOffers, wordOffers } from './offers/words.ts';

/** Everything that may be written at the cursor. */
export async function offersAt(asked: Asked): Promise<readonly Offer[]> {
  const { place } = asked.cursor;
  switch (place.kind) {
    case 'nothing':
    case 'lost':
      return [];
    case 'comment':
      return commentOffers(asked, place.text);
    case 'declaration':
      return declarationOffers(asked);
    case 'imported-name':
      return importedNameOffers(asked);
    case 'type':
      return typeOffers(asked);
    case 'clause':
      return place.declaration ? offersBelowTool(asked, place.given) : clauseOffers(place.given);
    case 'module-function':
      return moduleFunctionOffers(asked, place.path);
    case 'http-method':
      return methodOffers(asked);
    case 'http-part':
      return httpPartOffers(asked);
    case 'statement':
      return statementOffers(asked);
    case 'words':
      return wordOffers(place.words);
    case 'secret':
      return secretOffers(asked, place.taken, place.closed);
    case 'mention':
      return mentionOffers(asked, place);
    case 'target':
      return targetOffers(asked, place);
    case 'argument':
      return argumentOffers(asked, place.callee, place.given);
    case 'value':
      return valueOffers(asked, place.site);
    case 'entry':
      return entryOffers(asked, place.site, place.given);
    case 'field':
      return fieldOffers(asked, place);
    case 'when-path':
      return whenPathOffers(asked, place.tools, place.path);
    case 'case':
      return caseOffers(asked, place);
    case 'text':
      return textOffers(asked, place);
    case 'placeholder':
      return placeholderOffers(asked, place.site);
  }
}
