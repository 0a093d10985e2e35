// An object in a command's argument arrives as JSON.
const { orders, total, best } = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(`${orders} orders, ${total} in all; most came from ${best}.\n`);
