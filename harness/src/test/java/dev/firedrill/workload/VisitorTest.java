package dev.firedrill.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.SmallWorld;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InvalidDescriptorException;
import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Toxic;
import dev.firedrill.history.Answer;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Licence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorTest {

    private final SmallWorld world = new SmallWorld();
    private final Instance acme = world.installed("acme");

    @AfterEach
    void close() {
        world.close();
    }

    private Descriptor descriptor(boolean licensed) {
        try {
            return Descriptor.parse("""
                    {"key": "tiny", "name": "Tiny", "baseUrl": "%s", "authentication": {"type": "jwt"},
                     "lifecycle": {"installed": "/installed"}, "scopes": ["READ"], "enableLicensing": %b,
                     "apiMigrations": {"signed-install": true},
                     "modules": {"generalPages": [{"key": "main", "name": {"value": "Main"}, "url": "/main"}]}}
                    """.formatted(world.addon.url(""), licensed));
        } catch (InvalidDescriptorException e) {
            throw new IllegalStateException(e);
        }
    }

    private String queryOfAVisit(boolean licensed) {
        var visitor = new Visitor(descriptor(licensed), world.client, world.history.clock());
        var page = new Door.Page(descriptor(licensed).pages().get(0));
        var unused = visitor.visit(acme, acme.admin(), page, SmallWorld.secret(acme));
        return world.addon.asked().get(0).uri().getQuery();
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, active", "EVALUATION, active", "NONE, none"})
    void a_page_is_told_the_licence(Licence licence, String lic) {
        acme.setLicence(licence);

        assertThat(queryOfAVisit(true)).contains("lic=" + lic);
    }

    @Test
    void a_visit_takes_the_way_of_its_tenant() {
        Instance globex = world.installed("globex");
        acme.suffer(Fault.OnLink.toAddon(new Toxic.LimitData(0), Direction.TO_HOST));

        assertThat(visit(acme).arrived()).isFalse();
        assertThat(visit(globex).arrived()).isTrue();
        acme.healAll();
        assertThat(visit(acme).arrived()).isTrue();
    }

    private Answer visit(Instance instance) {
        var visitor = new Visitor(descriptor(false), world.client, world.history.clock());
        var page = new Door.Page(descriptor(false).pages().get(0));
        return visitor.visit(instance, instance.admin(), page, SmallWorld.secret(instance))
                .answer();
    }

    @Test
    void an_add_on_that_is_not_sold_is_told_none() {
        assertThat(queryOfAVisit(false)).contains("lic=none");
    }
}
