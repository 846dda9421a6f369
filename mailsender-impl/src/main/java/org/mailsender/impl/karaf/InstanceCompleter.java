// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.mailsender.impl.shell.Instances;

/** Completes names of instances in Karaf. */
@Service
public final class InstanceCompleter implements Completer {

    @Reference
    private Instances instances;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        names.getStrings().addAll(instances.all().keySet());
        return names.complete(session, line, candidates);
    }
}
