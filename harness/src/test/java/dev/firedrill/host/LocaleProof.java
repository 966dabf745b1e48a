package dev.firedrill.host;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;

/**
 * Sends REST Assured's requests with the JDK's client. Its own looks up what to do with a failure under a name that it
 * puts in lower case by the rules of the machine's language, and does not find it where an I becomes a dotless one, as
 * in the language of these tests.
 */
final class LocaleProof implements Filter {

    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length", "connection");

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        try {
            return answer(client.send(translated(request), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest translated(FilterableRequestSpecification request) {
        String body = request.getBody();
        var builder = HttpRequest.newBuilder(URI.create(request.getURI()))
                .version(HttpClient.Version.HTTP_1_1)
                .method(request.getMethod(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (Header header : request.getHeaders()) {
            if (SET_BY_THE_CLIENT.stream().noneMatch(header.getName()::equalsIgnoreCase)) {
                builder.header(header.getName(), header.getValue());
            }
        }
        return builder.build();
    }

    private static Response answer(HttpResponse<byte[]> response) {
        List<Header> headers = response.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
                .toList();
        return new ResponseBuilder()
                .setStatusCode(response.statusCode())
                .setHeaders(new Headers(headers))
                .setContentType(response.headers().firstValue("content-type").orElse(""))
                .setBody(response.body())
                .build();
    }
}
