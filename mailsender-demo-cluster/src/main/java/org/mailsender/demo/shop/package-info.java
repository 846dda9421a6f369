/** What runs in each node: a shop whose orders become mails, and its ledger. */
package org.mailsender.demo.shop;
