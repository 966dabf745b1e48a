package dev.firedrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** What the page's script unpacks. */
final class Unpacked {

    private static final Pattern PACK = Pattern.compile("<template id=\"pack\">([^<]*)</template>");

    private Unpacked() {}

    /** The page as it is when its timelines have been drawn. */
    static String page(String page) {
        var drawings = pack(page).get("drawings");
        return Pattern.compile("<div class=\"drawing\" data-of-card=\"([^\"]*)\"></div>")
                .matcher(page)
                .replaceAll(found ->
                        Matcher.quoteReplacement(drawings.get(found.group(1)).textValue()));
    }

    /** The pack of a page. */
    static JsonNode pack(String page) {
        Matcher found = PACK.matcher(page);
        if (!found.find()) {
            throw new AssertionError("the page has no pack");
        }
        byte[] packed = Base64.getDecoder().decode(found.group(1));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
