package dev.firedrill.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {
    private static final String FULL = """
            {
              "key": "notes",
              "name": "Notes",
              "baseUrl": "https://addon.example.com/notes",
              "authentication": {"type": "JWT"},
              "lifecycle": {"installed": "/installed", "uninstalled": "/gone", "dare-migration": "/move"},
              "scopes": ["READ", "ACT_AS_USER"],
              "enableLicensing": true,
              "apiVersion": 3,
              "apiMigrations": {"signed-install": true, "context-qsh": true},
              "modules": {
                "generalPages": [
                  {"key": "list", "name": {"value": "All notes"}, "url": "/list?p={project.key}&i={issue.key}",
                   "location": "system.top.navigation.bar"}
                ],
                "configurePage": {"key": "configure", "name": {"value": "Configure"}, "url": "/configure"},
                "jiraIssueContents": [{"key": "glance", "target": {"type": "web_panel", "url": "/glance"}}],
                "webItems": [{"key": "help", "url": "https://help.example.com", "location": "system.top.navigation.bar"}],
                "jiraDevelopmentTool": {"key": "tool", "url": "https://tool.example.com"},
                "jiraEntityProperties": [{"key": "index"}],
                "webhooks": [{"event": "jira:issue_created", "url": "/hook?issue={issue.id}"}]
              },
              "vendor": {"name": "Example", "url": "https://example.com"}
            }
            """;

    @Test
    void reads_who_the_addon_is() throws Exception {
        Descriptor descriptor = Descriptor.parse(FULL);

        assertThat(descriptor.key()).isEqualTo("notes");
        assertThat(descriptor.name()).isEqualTo("Notes");
        assertThat(descriptor.baseUrl()).isEqualTo(URI.create("https://addon.example.com/notes"));
        assertThat(descriptor.authentication()).isEqualTo(Descriptor.Authentication.JWT);
    }

    @Test
    void reads_what_the_addon_asks_for() throws Exception {
        Descriptor descriptor = Descriptor.parse(FULL);

        assertThat(descriptor.scopes()).containsExactly("READ", "ACT_AS_USER");
        assertThat(descriptor.enableLicensing()).isTrue();
        assertThat(descriptor.apiVersion()).isEqualTo(3);
        assertThat(descriptor.signedInstall()).isTrue();
        assertThat(descriptor.contextQsh()).isTrue();
    }

    @Test
    void what_is_left_out_has_its_documented_default() throws Exception {
        Descriptor descriptor = Descriptor.parse(with(""));

        assertThat(descriptor.name()).isEqualTo("notes");
        assertThat(descriptor.apiVersion()).isEqualTo(1);
        assertThat(descriptor.enableLicensing()).isFalse();
        assertThat(descriptor.signedInstall()).isFalse();
        assertThat(descriptor.contextQsh()).isFalse();
        assertThat(descriptor.pages()).isEmpty();
        assertThat(descriptor.webhooks()).isEmpty();
        assertThat(descriptor.lifecycle()).isEmpty();
    }

    @Test
    void callbacks_are_written_behind_the_base_url() throws Exception {
        assertThat(Descriptor.parse(FULL).callback(LifecycleEvent.UNINSTALLED))
                .contains(URI.create("https://addon.example.com/notes/gone"));
    }

    @Test
    void a_callback_that_the_descriptor_does_not_name_is_absent() throws Exception {
        assertThat(Descriptor.parse(FULL).callback(LifecycleEvent.ENABLED)).isEmpty();
    }

    @Test
    void pages_are_the_modules_whose_url_leads_into_the_addon() throws Exception {
        assertThat(Descriptor.parse(FULL).pages())
                .containsExactly(
                        new PageModule(
                                "generalPages",
                                "list",
                                "All notes",
                                "/list?p={project.key}&i={issue.key}",
                                "system.top.navigation.bar"),
                        new PageModule("configurePage", "configure", "Configure", "/configure", null),
                        new PageModule("jiraIssueContents", "glance", "glance", "/glance", null));
    }

    @Test
    void a_single_webhook_need_not_stand_in_a_list() throws Exception {
        Descriptor descriptor = Descriptor.parse(with(
                "\"scopes\": [\"read\"], \"modules\": {\"webhooks\": {\"event\": \"page_created\", \"url\": \"/h\"}}"));

        assertThat(descriptor.webhooks()).containsExactly(new WebhookModule("page_created", "/h"));
    }

    @Test
    void only_some_pages_are_administrative() throws Exception {
        assertThat(Descriptor.parse(FULL).pages())
                .filteredOn(PageModule::administrative)
                .extracting(PageModule::key)
                .containsExactly("configure");
        assertThat(new PageModule("webPanels", "k", "n", "/p", "admin_plugins_menu").administrative())
                .isTrue();
    }

    @Test
    void a_page_lists_its_variables_once_each() {
        PageModule page = new PageModule("webPanels", "k", "n", "/p/{issue.key}?a={project.id}&b={issue.key}", null);

        assertThat(page.variables()).containsExactly("issue.key", "project.id");
    }

    @Test
    void variables_are_replaced_by_encoded_values_and_unknown_ones_by_nothing() {
        WebhookModule webhook = new WebhookModule("page_created", "/h?t={content.title}&s={space.key}");

        assertThat(webhook.variables()).containsExactly("content.title", "space.key");
        assertThat(webhook.urlWith(Map.of("content.title", "R&D $1 100%"))).isEqualTo("/h?t=R%26D%20%241%20100%25&s=");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, /p, https://a.example.com/p, ''",
        "https://a.example.com/b, /p, https://a.example.com/b/p, /b",
        "https://a.example.com/b, p, https://a.example.com/b/p, /b",
        "https://a.example.com/b, '', https://a.example.com/b, /b",
        "https://a.example.com/, p, https://a.example.com/p, ''",
        "https://a.example.com/b/, /p, https://a.example.com/b//p, /b"
    })
    void a_module_url_goes_behind_the_base_url(String baseUrl, String moduleUrl, URI expected, String basePath)
            throws Exception {
        Descriptor descriptor = Descriptor.parse(with("").replace("http://localhost:3000", baseUrl));

        assertThat(descriptor.url(moduleUrl)).isEqualTo(expected);
        assertThat(descriptor.basePath()).isEqualTo(basePath);
    }

    @Test
    void a_module_url_with_a_variable_left_is_refused() throws Exception {
        Descriptor descriptor = Descriptor.parse(FULL);

        assertThatThrownBy(() -> descriptor.url("/list?p={project.key}")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jiraIssueFields\": [{\"key\": \"f\"}]",
                "\"webPanels\": [{\"key\": \"p\", \"url\": \"/p\", \"location\": \"atl.jira.view.issue.right.context\"}]",
                "\"webhooks\": [{\"event\": \"jira:issue_created\", \"url\": \"/h\"}]",
                "\"webhooks\": [{\"event\": \"sprint_started\", \"url\": \"/h\"}]",
                "\"generalPages\": [{\"key\": \"p\", \"url\": \"/p\"}]",
                "\"webhooks\": [{\"event\": \"comment_created\", \"url\": \"/h\"}]"
            })
    void some_modules_hint_at_jira_and_so_does_nothing(String modules) throws Exception {
        assertThat(Descriptor.parse(with("\"scopes\": [\"READ\"], \"modules\": {" + modules + "}"))
                        .products())
                .containsExactly(Product.JIRA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dynamicContentMacros\": [{\"key\": \"m\", \"url\": \"/m\"}]",
                "\"staticContentMacros\": [{\"key\": \"m\", \"url\": \"/m\"}]",
                "\"contentBylineItems\": [{\"key\": \"b\", \"target\": {\"url\": \"/b\"}}]",
                "\"spaceToolsTabs\": [{\"key\": \"t\", \"url\": \"/t\"}]",
                "\"confluenceContentProperties\": [{\"key\": \"c\"}]",
                "\"webItems\": [{\"key\": \"i\", \"url\": \"/i\", \"location\": \"system.content.action\"}]",
                "\"webhooks\": [{\"event\": \"blog_created\", \"url\": \"/h\"}]"
            })
    void some_modules_hint_at_confluence(String modules) throws Exception {
        assertThat(Descriptor.parse(with("\"scopes\": [\"READ\"], \"modules\": {" + modules + "}"))
                        .products())
                .containsExactly(Product.CONFLUENCE);
    }

    @Test
    void an_addon_may_be_for_both_products() throws Exception {
        String modules = "\"jiraIssueFields\": [{\"key\": \"f\"}], \"customContent\": [{\"key\": \"c\"}]";

        assertThat(Descriptor.parse(with("\"modules\": {" + modules + "}")).products())
                .containsExactlyInAnyOrder(Product.JIRA, Product.CONFLUENCE);
    }

    @Test
    void an_invalid_descriptor_is_refused_with_all_of_its_errors_and_no_warning() {
        InvalidDescriptorException refusal = catchThrowableOfType(
                InvalidDescriptorException.class,
                () -> Descriptor.parse("{\"baseUrl\": \"ftp://x\", \"authentication\": {\"type\": \"none\"}}"));

        assertThat(refusal.problems()).extracting(DescriptorProblem::pointer).containsExactly("/key", "/baseUrl");
        assertThat(refusal).hasMessageContaining("/key: ").hasMessageContaining("'ftp://x'");
    }

    @Test
    void a_web_page_instead_of_a_descriptor_is_quoted() {
        assertThatThrownBy(() -> Descriptor.parse("<!doctype html>\n<title>Down for maintenance</title>"))
                .isInstanceOf(InvalidDescriptorException.class)
                .hasMessage("The descriptor is not JSON at line 1, column 1: "
                        + "found \"<!doctype html> <title>Down for maintenance</title>\"");
    }

    private static String with(String more) {
        return "{\"key\": \"notes\", \"baseUrl\": \"http://localhost:3000\", \"authentication\": {\"type\": \"jwt\"}"
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }
}
