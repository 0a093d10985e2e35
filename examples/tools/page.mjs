// Stands for whatever reaches the person on duty. What a command prints is its result.
const [text = ''] = process.argv.slice(2);
process.stdout.write(`Paged: ${text.slice(0, 80)}\n`);
