// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium in front of a Web Console, as an operator has it. */
final class Browser implements Closeable {

    private static final Path INSTALL =
            Path.of("src", "test", "browser", "install.sh").toAbsolutePath();

    private static final String AXE =
            "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version") + "/axe.min.js";

    private final ChromeDriver chromium;
    private final String console;

    private Browser(ChromeDriver chromium, String console) {
        this.chromium = chromium;
        this.console = console;
    }

    /** Opens one; where there is none and none can be had, the test is skipped, and says why. */
    static Browser open(int port, String user, String language) {
        String obstacle = install();
        if (!obstacle.isEmpty()) {
            System.out.println("The browser is left out: " + obstacle);
        }
        Assumptions.assumeTrue(obstacle.isEmpty(), obstacle);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=1280,1000",
                "--lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .withLogOutput(OutputStream.nullOutputStream())
                .build();
        return new Browser(
                new ChromeDriver(service, options),
                "http://" + user + ":" + user + "@127.0.0.1:" + port + "/system/console/");
    }

    private static File program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow();
    }

    private static String install() {
        try {
            Process process = new ProcessBuilder("bash", INSTALL.toString())
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() == 0) {
                return "";
            }
            return lines.isEmpty() ? "no Chromium" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void show(String page) {
        chromium.get(console + page);
    }

    /** Whether a page is there already, and has that text. */
    boolean shows(String page, String text) {
        try {
            show(page);
            return chromium.findElement(By.tagName("body")).getText().contains(text);
        } catch (WebDriverException e) {
            return false;
        }
    }

    /** The first of those elements, once it can be seen. */
    WebElement element(String selector) {
        return new WebDriverWait(chromium, Duration.ofMinutes(1))
                .ignoring(WebDriverException.class)
                .until(driver -> driver.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    void type(String selector, String text) {
        WebElement field = element(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses a button by what stands on it; one in a dialog before the others. */
    void press(String label) {
        click("dialog button, dialog a", "button", label);
    }

    /** Follows a link by what stands on it. */
    void follow(String label) {
        click("a", "a", label);
    }

    private void click(String first, String otherwise, String label) {
        WebElement element = new WebDriverWait(chromium, Duration.ofMinutes(1))
                .ignoring(WebDriverException.class)
                .until(driver -> Stream.of(first, otherwise)
                        .flatMap(selector -> driver.findElements(By.cssSelector(selector)).stream())
                        .filter(candidate ->
                                candidate.isDisplayed() && candidate.getText().equals(label))
                        .findFirst()
                        .orElse(null));
        script("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    Object script(String text, Object... arguments) {
        return ((JavascriptExecutor) chromium).executeScript(text, arguments);
    }

    void resize(int width, int height) {
        chromium.manage().window().setSize(new Dimension(width, height));
    }

    void await(BooleanSupplier condition, String what) {
        new WebDriverWait(chromium, Duration.ofMinutes(1))
                .ignoring(WebDriverException.class)
                .withMessage(() -> what + " in: " + text())
                .until(driver -> condition.getAsBoolean());
    }

    /** What axe-core finds serious for those who do not use the page by eye and mouse. */
    List<String> flaws() {
        try (InputStream axe = Browser.class.getResourceAsStream(AXE)) {
            script(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Object found = chromium.executeAsyncScript("const done = arguments[0];"
                + "axe.run('#ms, dialog.ms-dialog').then(result => done(result.violations"
                + ".filter(flaw => flaw.impact === 'serious' || flaw.impact === 'critical')"
                + ".map(flaw => flaw.id + ': ' + flaw.nodes.map(node => node.html).join(' '))));");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** Presses a button that brings a new page, and reads the result there. */
    String resultOf(String label) {
        WebElement before = chromium.findElement(By.tagName("html"));
        press(label);
        WebDriverWait patience = new WebDriverWait(chromium, Duration.ofMinutes(1));
        // Between two pages, the browser may know neither.
        patience.ignoring(WebDriverException.class).until(ExpectedConditions.stalenessOf(before));
        return patience.until(driver -> driver.findElement(By.id("result")).getText());
    }

    String text() {
        return new WebDriverWait(chromium, Duration.ofMinutes(1))
                .ignoring(WebDriverException.class)
                .until(driver -> driver.findElement(By.tagName("body")).getText());
    }

    String source() {
        return chromium.getPageSource();
    }

    /** Keeps what is to be seen, for people who look at it after the tests. */
    void photograph(String name) {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("work"), "screenshots"));
            Files.write(folder.resolve(name + ".png"), chromium.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
