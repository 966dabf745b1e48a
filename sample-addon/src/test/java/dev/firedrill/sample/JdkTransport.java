package dev.firedrill.sample;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Sends REST Assured's requests with the JDK's client. Its own one cannot take an error status in the Turkish locale
 * that our tests run in: it looks for a handler of "FAİLURE".
 */
final class JdkTransport implements Filter {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.getURI())).method(request.getMethod(), body(request));
        request.getHeaders().forEach(header -> builder.header(header.getName(), header.getValue()));
        HttpResponse<String> answer = send(builder.build());
        return new ResponseBuilder()
                .setStatusCode(answer.statusCode())
                .setContentType(answer.headers().firstValue("Content-Type").orElse("text/plain"))
                .setBody(answer.body())
                .build();
    }

    private static BodyPublisher body(FilterableRequestSpecification request) {
        Object body = request.getBody();
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
