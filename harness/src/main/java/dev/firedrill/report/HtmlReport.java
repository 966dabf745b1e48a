package dev.firedrill.report;

import dev.firedrill.report.pages.Page;
import dev.firedrill.report.pages.Timeline;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The run as one self-contained page that opens from disk and fetches nothing. */
final class HtmlReport {

    /** Named with package and loader, so that it is found in every jar and from every thread. */
    private static final TemplateEngine PAGES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), Page.class.getPackageName());

    private HtmlReport() {}

    /** The document. */
    public static String render(RunResult result) {
        return rendered("index.jte", new PageOf(result, HtmlReport::drawing).page());
    }

    private static String drawing(Timeline timeline) {
        return rendered("timeline.jte", timeline);
    }

    private static String rendered(String template, Object value) {
        var html = new StringOutput(64 * 1024);
        PAGES.render(template, value, html);
        return html.toString();
    }
}
