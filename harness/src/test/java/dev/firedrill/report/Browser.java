package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser of this machine, without a window, in which a test opens reports as people do: from disk. */
final class Browser implements AutoCloseable {

    private static final String REQUIRED = "FIREDRILL_REQUIRE_BROWSER";

    private static final String COUNTS =
            "addEventListener('load', () => {" + " window.elementsAtLoad = document.querySelectorAll('*').length; });";

    /** Says of every new browser that Selenium does not know it well yet. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(java.util.logging.Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final Path folder;

    private Browser(ChromeDriver driver, Path folder) {
        this.driver = driver;
        this.folder = folder;
    }

    /**
     * A browser; the test is left out where this machine has none, unless FIREDRILL_REQUIRE_BROWSER is {@code true}.
     *
     * @param folder for pages and for what the browser keeps
     */
    static Browser open(Path folder) {
        Optional<Path> driver = onPath("chromedriver");
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
        boolean there = driver.isPresent() && chromium.isPresent();
        if ("true".equals(System.getenv(REQUIRED))) {
            assertThat(there).as("Chromium and chromedriver are installed").isTrue();
        }
        assumeTrue(
                there,
                "the report is not opened in a browser: Chromium or its chromedriver is not installed (Debian:"
                        + " apt-get install chromium-driver)");
        var options = new ChromeOptions()
                .setBinary(chromium.orElseThrow().toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--window-size=1200,1000",
                        "--user-data-dir=" + folder.resolve("profile"));
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        var started = new ChromeDriver(service, options);
        started.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", COUNTS));
        return new Browser(started, folder);
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Writes a report to disk and opens it. */
    void opens(RunResult result) {
        opens(result, "");
    }

    /**
     * The same at a place of the page.
     *
     * @param place with its number sign; empty for the top
     */
    void opens(RunResult result, String place) {
        visit(save("report.html", result), place);
    }

    Path save(String name, RunResult result) {
        try {
            return Files.writeString(folder.resolve(name), HtmlReport.render(result));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Opens a page and waits until it is whole. */
    void visit(Path file, String place) {
        driver.get("about:blank");
        driver.get(file.toUri() + place);
        Await.until(
                "the page is whole",
                Duration.ofSeconds(20),
                () -> all("html.whole").size(),
                size -> size == 1);
    }

    /** How many elements the page had when it was loaded. */
    int elementsAtLoad() {
        return (int) number("return window.elementsAtLoad");
    }

    /** How long it took until everything of the page was there, as the browser measured it. */
    Duration loading() {
        return Duration.ofNanos(
                (long) (1e6 * number("return performance.getEntriesByType('navigation')[0].loadEventEnd")));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Those that a person sees. */
    List<String> seen(String selector) {
        return all(selector).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    /** Waits until so many are seen: a browser tells a page of some things a moment later. */
    void awaits(String selector, int number) {
        Await.until(
                number + " of " + selector + " are seen",
                Duration.ofSeconds(10),
                () -> seen(selector).size(),
                size -> size == number);
    }

    /** Presses keys one after the other, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void click(WebElement element) {
        new Actions(driver).moveToElement(element).click().perform();
    }

    /** Asks the page. */
    @Nullable
    Object ask(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    double number(String script, Object... arguments) {
        return ((Number) Objects.requireNonNull(ask(script, arguments))).doubleValue();
    }

    /** What the browser is told to prefer, or to pretend to be. */
    void emulate(String media, Map<String, String> features) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        media,
                        "features",
                        features.entrySet().stream()
                                .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
                                .toList()));
    }

    /** What the console was told since this was asked last: errors, and what the page's policy refused. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
