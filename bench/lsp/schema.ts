/** What the files of YAML and JSON are checked against. */
export const schema = {
  type: 'object',
  properties: {
    services: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        description: 'A service.',
        properties: {
          image: { type: 'string', description: 'The image.' },
          replicas: { type: 'integer', description: 'How many.' },
          ports: { type: 'array', items: { type: 'integer' } },
          mode: { enum: ['fast', 'slow', 'steady'], description: 'The mode.' },
        },
        additionalProperties: false,
      },
    },
  },
};
