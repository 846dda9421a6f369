// SPDX-License-Identifier: Apache-2.0
// Sends as many mails as each line of the input says, and answers "sent" when the server has taken all of them;
// "rest" has it close its connections, as after a long pause.
const fs = require('fs');
const readline = require('readline');
const nodemailer = require('nodemailer');

const [port, tls, user, to, bodyFile, html, attachment] = process.argv.slice(2);
const body = fs.readFileSync(bodyFile, 'utf8');
const { version } = require('nodemailer/package.json');

const options = {
  host: 'localhost',
  port: Number(port),
  pool: true,
  maxConnections: 1,
  maxMessages: Infinity,
  requireTLS: tls === 'true',
  ignoreTLS: tls !== 'true',
  tls: { rejectUnauthorized: false },
  auth: user ? { user, pass: user } : undefined,
};
let transport = nodemailer.createTransport(options);

function mail() {
  return {
    from: 'sender@example.com',
    to,
    subject: 'Order accepted',
    [html === 'true' ? 'html' : 'text']: body,
    attachments: attachment ? [{ filename: 'file.bin', path: attachment }] : [],
  };
}

async function send(count) {
  const waiting = 32;
  for (let sent = 0; sent < count; sent += waiting) {
    const batch = Math.min(waiting, count - sent);
    await Promise.all(Array.from({ length: batch }, () => transport.sendMail(mail())));
  }
}

function rest() {
  transport.close();
  transport = nodemailer.createTransport(options);
  console.log('rested');
}

console.log(`ready ${version} on Node.js ${process.version}`);
readline.createInterface({ input: process.stdin }).on('line', (line) => (line === 'rest' ? rest() :
  send(Number(line)).then(() => console.log('sent'), (error) => console.log(error.message))));
