// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailsender.Attachment;
import org.mailsender.ConfigurationKeys;
import org.mailsender.MailSender;
import org.mailsender.PropertyNames;
import org.mailsender.Topics;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The main job, to be seen: configures an instance, posts an event, and shows the mail as received, Done and the
 * transaction. Then it stays, or ends the process with 0, or with 1 if no mail came.
 *
 * <p>Any configuration key can be given as a system property with the prefix {@code mailsender.}; with {@code
 * mailsender.mailServer} the mail goes to that server instead of the demo's own.
 */
@Component(
        immediate = true,
        property = {
            "event.topics=orders/Done",
            "event.topics=orders/Failed",
            "event.topics=orders/Deferred",
            "event.topics=org/mailsender/Transaction/*"
        })
public final class Demo implements EventHandler {

    private static final String PREFIX = "mailsender.";
    private static final long PATIENCE_SECONDS = 30;

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final EventAdmin eventAdmin;
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private final Printout printout = new Printout();

    /**
     * Begins in a thread of its own, so that the framework starts meanwhile.
     *
     * @param context the bundle's
     * @param configurations creates the instance
     * @param eventAdmin posts the request
     */
    @Activate
    public Demo(
            BundleContext context,
            @Reference(name = "configurations") ConfigurationAdmin configurations,
            @Reference(name = "eventAdmin") EventAdmin eventAdmin) {
        this.context = context;
        this.configurations = configurations;
        this.eventAdmin = eventAdmin;
        Thread thread = new Thread(this::run, "mailsender-demo");
        thread.setContextClassLoader(Demo.class.getClassLoader());
        thread.start();
    }

    @Override
    public void handleEvent(Event event) {
        heard.add(event);
    }

    private void run() {
        boolean success = false;
        try {
            success = show();
        } catch (IOException | MessagingException | RuntimeException e) {
            printout.line("The demo failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!success) {
            System.exit(1);
        }
        if (!Terminal.isThere() || Boolean.getBoolean("demo.exit")) {
            System.exit(0);
        }
        stay();
    }

    private boolean show() throws IOException, MessagingException, InterruptedException {
        boolean ownServer = System.getProperty(PREFIX + ConfigurationKeys.MAIL_SERVER) == null;
        MailboxServer server = ownServer ? new MailboxServer() : null;
        configure(server);
        awaitInstance();
        Event request = request();
        printout.title("1. The event that goes in");
        printout.event(request);
        eventAdmin.postEvent(request);
        if (server != null && !showMail(server)) {
            return false;
        }
        return showOutcome();
    }

    private void configure(MailboxServer server) throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(ConfigurationKeys.SENDER, "shop@example.com");
        properties.put(ConfigurationKeys.RECIPIENTS, "Zoë <zoe@example.com>, ops@example.com");
        properties.put(ConfigurationKeys.SUBJECT_PREFIX, "[demo] ");
        properties.put(ConfigurationKeys.ENDPOINT, "WebShop");
        if (server != null) {
            properties.put(ConfigurationKeys.MAIL_SERVER, "127.0.0.1");
            properties.put(ConfigurationKeys.PORT, server.port());
        }
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                properties.put(name.substring(PREFIX.length()), System.getProperty(name));
            }
        }
        configurations
                .getFactoryConfiguration(ConfigurationKeys.PID, "orders", "?")
                .update(FrameworkUtil.asDictionary(properties));
        printout.title("0. The instance 'orders' is configured");
        printout.line("mail server " + properties.get(ConfigurationKeys.MAIL_SERVER) + ", port "
                + Optional.ofNullable(properties.get(ConfigurationKeys.PORT)).orElse(25)
                + (server == null ? "" : " (embedded in this demo)"));
    }

    private void awaitInstance() throws InterruptedException {
        ServiceTracker<MailSender, MailSender> tracker = new ServiceTracker<>(context, MailSender.class, null);
        tracker.open();
        try {
            if (tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)) == null) {
                throw new IllegalStateException("the instance did not start; the log says why");
            }
        } finally {
            tracker.close();
        }
    }

    /** The attachment is in memory, because not every system can write the name of such a file. */
    private static Event request() {
        byte[] invoice = "item;price\nBücher;19.90\n".getBytes(StandardCharsets.UTF_8);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(PropertyNames.SUBJECT, "Grüße: your order 4711 😀");
        properties.put(
                PropertyNames.MESSAGE,
                "<h1>Thank you!</h1><p>Your order <b>4711</b> is on its way. See <a href=\"https://example.com/4711\">its"
                        + " state</a>.</p>");
        properties.put(PropertyNames.IS_HTML, true);
        properties.put(
                PropertyNames.ATTACHMENTS, List.of(Attachment.of("Rechnung-Übersicht.csv", "text/csv", invoice)));
        properties.put(PropertyNames.CORRELATION_ID, "order-4711");
        return new Event(Topics.of("orders", Topics.SEND), properties);
    }

    private boolean showMail(MailboxServer server) throws MessagingException, IOException {
        Optional<MimeMessage> mail = server.awaitMail(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        printout.title("2. The mail as the server received it");
        if (mail.isEmpty()) {
            printout.line("No mail came within " + PATIENCE_SECONDS + " s.");
            return false;
        }
        printout.mail(mail.get());
        return true;
    }

    private boolean showOutcome() throws InterruptedException {
        while (true) {
            Event event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                printout.line("No outcome came within " + PATIENCE_SECONDS + " s.");
                return false;
            }
            boolean transaction = event.getTopic().startsWith("org/mailsender/Transaction/");
            printout.title(transaction ? "4. The transaction" : "3. What became of it");
            printout.event(event);
            if (transaction) {
                return event.getTopic().equals(Topics.TRANSACTION_SUCCESS);
            }
        }
    }

    private void stay() {
        printout.title("It stays up: Ctrl-C ends it");
        String endpoint = httpEndpoint();
        if (!endpoint.isEmpty()) {
            printout.line("Web Console: " + endpoint + "system/console/configMgr (admin/admin)");
        }
        printout.line("Another mail, from this prompt:  mail:send orders -s Hello \"It works\"");
        try {
            Terminal.prompt(context, printout.stream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            printout.line("There is no prompt: " + e);
        }
    }

    private String httpEndpoint() {
        try {
            var references = context.getAllServiceReferences(null, "(osgi.http.endpoint=*)");
            if (references != null && references[0].getProperty("osgi.http.endpoint") instanceof String[] endpoints) {
                return endpoints[0];
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return "";
    }
}
