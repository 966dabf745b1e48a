package dev.firedrill.host;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request in WireMock's form. WireMock's own has no cookies and no form, and cannot say that a parameter is absent,
 * all of which the mappings of a team may ask for.
 */
final class ArrivedRequest extends ImmutableRequest {

    private static final String FORM = "application/x-www-form-urlencoded";

    ArrivedRequest(String url, WebRequest request, List<HttpHeader> headers) {
        super(
                url,
                RequestMethod.fromString(request.method()),
                "HTTP/1.1",
                "127.0.0.1",
                new HttpHeaders(headers),
                request.body(),
                false,
                false);
    }

    @Override
    public QueryParameter queryParameter(String name) {
        return Optional.ofNullable(super.queryParameter(name)).orElseGet(() -> QueryParameter.absent(name));
    }

    @Override
    public Map<String, Cookie> getCookies() {
        Map<String, Cookie> cookies = new LinkedHashMap<>();
        pairs(Optional.ofNullable(getHeader("Cookie")).orElse(""), "; *")
                .forEach((name, values) -> cookies.put(name, new Cookie(values)));
        return cookies;
    }

    @Override
    public FormParameter formParameter(String name) {
        return formParameters().getOrDefault(name, FormParameter.absent(name));
    }

    @Override
    public Map<String, FormParameter> formParameters() {
        boolean form = Optional.ofNullable(getHeader("Content-Type")).orElse("").startsWith(FORM);
        Map<String, FormParameter> parameters = new LinkedHashMap<>();
        pairs(form ? getBodyAsString() : "", "&")
                .forEach((name, values) -> parameters.put(name, new FormParameter(name, values)));
        return parameters;
    }

    private static Map<String, List<String>> pairs(String text, String separator) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        Stream.of(text.split(separator)).filter(pair -> pair.contains("=")).forEach(pair -> {
            int equals = pair.indexOf('=');
            pairs.computeIfAbsent(decode(pair.substring(0, equals)), unseen -> new ArrayList<>())
                    .add(decode(pair.substring(equals + 1)));
        });
        return pairs;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
