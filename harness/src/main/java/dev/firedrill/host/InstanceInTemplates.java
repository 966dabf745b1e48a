package dev.firedrill.host;

import com.github.tomakehurst.wiremock.extension.TemplateModelDataProviderExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;

/** Offers the instance to the templates of a team's mappings; {@link HostOptions} documents what there is. */
final class InstanceInTemplates implements TemplateModelDataProviderExtension {

    private final Map<String, Instance> instances;

    InstanceInTemplates(Map<String, Instance> instances) {
        this.instances = instances;
    }

    @Override
    public String getName() {
        return "firedrill";
    }

    @Override
    public Map<String, Object> provideTemplateModelData(ServeEvent event) {
        Instance instance = instances.get(event.getRequest().getHeader(Resources.INSTANCE));
        return instance == null ? Map.of() : Map.of("firedrill", facts(instance));
    }

    private static Map<String, String> facts(Instance instance) {
        return Map.of(
                "canary", instance.canary(),
                "tenant", instance.tenant(),
                "baseUrl", instance.baseUrl().toString(),
                "clientKey", instance.clientKey(),
                "adminAccountId", instance.admin().accountId(),
                "memberAccountId", instance.member().accountId());
    }
}
