package dev.firedrill.host;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.Objects;

/** Has a resource answer a request that WireMock matched. */
final class ResourceTransformer implements ResponseDefinitionTransformerV2 {

    private final Resource resource;
    private final Map<String, Instance> instances;

    ResourceTransformer(Resource resource, Map<String, Instance> instances) {
        this.resource = resource;
        this.instances = instances;
    }

    static String nameOf(Resource resource) {
        return resource.getClass().getName();
    }

    @Override
    public String getName() {
        return nameOf(resource);
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        WebReply reply = resource.answer(new Call(instance(event.getRequest()), event.getRequest()));
        var builder = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(reply.status())
                .withBody(reply.body());
        reply.headers().forEach(header -> builder.withHeader(header.name(), header.value()));
        return builder.build();
    }

    private Instance instance(Request request) {
        return Objects.requireNonNull(instances.get(request.getHeader(Resources.INSTANCE)), "instance");
    }
}
