/** What runs outside of the nodes: starts them and their databases, kills some, and counts. */
package org.mailsender.demo.cluster;
