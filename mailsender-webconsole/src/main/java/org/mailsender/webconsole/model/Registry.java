// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import java.util.Collection;
import java.util.Optional;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;

/** The instances that are at work, and the configurations that cannot be used. Thread-safe. */
public interface Registry {

    Collection<Management> instances();

    Optional<Management> instance(String name);

    Collection<RefusedConfiguration> refused();
}
