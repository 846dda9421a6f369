// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Whatever any logger of this JVM says, down to the last trace: ours by SLF4J, whose binding in the tests is the JDK's
 * logging, and those of the JDK and the libraries. The console shows none of it. Thread-safe.
 */
public final class CapturedLog implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    /** A logger gets the level of logging.properties when it is first asked for: that must not happen meanwhile. */
    private static final Logger OURS = Logger.getLogger("org.mailsender");

    private final Map<Logger, Level> levels = new HashMap<>();
    private final Handler[] shown = ROOT.getHandlers();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Handler listener = new Listener();

    /** Begins to listen. */
    public CapturedLog() {
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null && logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(Level.ALL);
            }
        }
        for (Handler handler : shown) {
            ROOT.removeHandler(handler);
        }
        ROOT.addHandler(listener);
        OURS.finest("listening");
    }

    /** What was said so far, an entry each: level, logger, words, and the trace of an error. */
    public List<String> lines() {
        return List.of(lines.toArray(String[]::new));
    }

    /** Entries of a level that contain a text. */
    public List<String> lines(Level level, String text) {
        return lines().stream()
                .filter(line -> line.startsWith(level.getName() + " ") && line.contains(text))
                .toList();
    }

    @Override
    public void close() {
        ROOT.removeHandler(listener);
        for (Handler handler : shown) {
            ROOT.addHandler(handler);
        }
        levels.forEach(Logger::setLevel);
    }

    private final class Listener extends Handler {

        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            StringWriter line = new StringWriter();
            line.append(entry.getLevel().getName())
                    .append(' ')
                    .append(entry.getLoggerName())
                    .append(": ")
                    .append(formatter.formatMessage(entry));
            if (entry.getThrown() != null) {
                line.append('\n');
                entry.getThrown().printStackTrace(new PrintWriter(line, true));
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
