// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

/** What JMX shows of the configurations that make no instance; its descriptions are its documentation. */
@Description("The configurations of MailSender that cannot be used.")
public interface ConfigurationsMXBean {

    @Description("Configurations whose latest version is refused; the last good version of one, if any, goes on.")
    int getRefused();

    @Description("Which they are: the name of the instance, or the PID of the configuration where none is known.")
    String[] getNames();

    @Description("Why they are refused: a sentence for each.")
    String[] getReasons();
}
