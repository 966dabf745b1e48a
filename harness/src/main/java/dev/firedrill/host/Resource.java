package dev.firedrill.host;

import dev.firedrill.connect.Product;
import java.util.List;
import java.util.stream.Stream;

/** A part of the REST API. Only requests with good credentials reach it. */
interface Resource {

    List<Route> routes();

    WebReply answer(Call call);

    /**
     * What a resource answers to.
     *
     * @param template the path below the product's context path, with names in braces
     */
    record Route(Product product, String method, String template) {

        String pathTemplate() {
            return product.contextPath() + template;
        }

        static Route confluence(String method, String template) {
            return new Route(Product.CONFLUENCE, method, template);
        }

        /** The same in both versions of Jira's API. */
        static List<Route> jira(String method, String template) {
            return Stream.of("/rest/api/2", "/rest/api/3")
                    .map(api -> new Route(Product.JIRA, method, api + template))
                    .toList();
        }

        /** The same in both products. */
        static List<Route> everywhere(String method, String template) {
            return Stream.of(Product.values())
                    .map(product -> new Route(product, method, template))
                    .toList();
        }
    }
}
