package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A request to a resource of an instance. */
record Call(Instance instance, Request request) {

    RequestMethod method() {
        return request.getMethod();
    }

    /** Who asks: the user as whom the add-on acts, or its own account. */
    User caller() {
        return Optional.ofNullable(request.getHeader(Resources.USER))
                .flatMap(instance::user)
                .orElseGet(instance::app);
    }

    /** The part of the path for which a name stands in the route's template. */
    String path(String name) {
        return Objects.requireNonNull(request.getPathParameters().get(name), name);
    }

    Optional<String> query(String name) {
        return values(name).stream().findFirst();
    }

    /** Values of a parameter that may be repeated or separated by commas. */
    List<String> list(String name) {
        return values(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private List<String> values(String name) {
        QueryParameter parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.values() : List.of();
    }

    /** The body, if it is JSON. */
    Optional<JsonNode> json() {
        return Json.read(request.getBodyAsString());
    }

    /** Whether the resource is asked for in a version of Jira's API in which texts are documents. */
    boolean textsAreDocuments() {
        return request.getUrl().startsWith("/rest/api/3/");
    }

    String self() {
        return instance.baseUrl()
                + request.getUrl().substring(instance.product().contextPath().length());
    }
}
