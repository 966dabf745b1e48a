package dev.firedrill.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The body of a lifecycle callback. Every documented field is written, and only as flat text, because frameworks refuse
 * bodies with gaps or with nested objects.
 *
 * @param addonKey the add-on's key, written as {@code key}
 * @param clientKey the tenant's id
 * @param sharedSecret the tenant's secret; null in all events but {@code installed}: an add-on that stores what it gets
 *     would be opened anew by it
 * @param oauthClientId the id under which the add-on acts as users; opaque, and new after a site import
 * @param baseUrl where the add-on calls the product, with {@code /wiki} for Confluence
 * @param displayUrl where people see the product
 * @param serverVersion the product's build number
 * @param pluginsVersion the version of the host's Connect implementation
 * @param description a sentence about the instance
 * @param accountId the user who caused the event, or null if nobody did
 * @param entitlement what the tenant bought, or null for a free add-on
 */
public record LifecyclePayload(
        LifecycleEvent event,
        String addonKey,
        String clientKey,
        @Nullable String sharedSecret,
        String oauthClientId,
        URI baseUrl,
        URI displayUrl,
        Product product,
        String serverVersion,
        String pluginsVersion,
        String description,
        @Nullable String accountId,
        @Nullable Entitlement entitlement) {

    /**
     * A paid add-on's entitlement in a tenant.
     *
     * @param id a UUID
     * @param number such as {@code E-4MQ-8XC-1PB-RTD}
     * @param supportNumber the deprecated {@code SEN-…}, often late or missing; null leaves it empty
     */
    public record Entitlement(
            String id, String number, @Nullable String supportNumber) {}

    public LifecyclePayload {
        if (sharedSecret != null && event != LifecycleEvent.INSTALLED) {
            throw new IllegalArgumentException(
                    "Only 'installed' carries a shared secret, and this is '" + event.key() + "'");
        }
    }

    /**
     * The {@code installed} of an instance with ordinary versions and description, shown where it is called, caused by
     * nobody, for a free add-on.
     */
    public static LifecyclePayload installed(Product product, URI baseUrl, String addonKey, String clientKey) {
        return new LifecyclePayload(
                LifecycleEvent.INSTALLED,
                addonKey,
                clientKey,
                null,
                "",
                baseUrl,
                baseUrl,
                product,
                "100260",
                "1001.0.0-SNAPSHOT",
                "Atlassian " + (product == Product.JIRA ? "Jira" : "Confluence") + " at " + baseUrl,
                null,
                null);
    }

    /** The same about another event; the secret is left out unless that is {@code installed}. */
    public LifecyclePayload about(LifecycleEvent event) {
        String secret = event == LifecycleEvent.INSTALLED ? sharedSecret : null;
        return copy(event, secret, oauthClientId, accountId, entitlement);
    }

    /**
     * The same with a secret and an OAuth client id to hand over; the secret must be null unless the event is
     * {@code installed}.
     */
    public LifecyclePayload withCredentials(@Nullable String sharedSecret, String oauthClientId) {
        return copy(event, sharedSecret, oauthClientId, accountId, entitlement);
    }

    /** The same, caused by a user, or by nobody. */
    public LifecyclePayload causedBy(@Nullable String accountId) {
        return copy(event, sharedSecret, oauthClientId, accountId, entitlement);
    }

    /** The same from a host with other versions. */
    public LifecyclePayload withVersions(String serverVersion, String pluginsVersion) {
        return new LifecyclePayload(
                event,
                addonKey,
                clientKey,
                sharedSecret,
                oauthClientId,
                baseUrl,
                displayUrl,
                product,
                serverVersion,
                pluginsVersion,
                description,
                accountId,
                entitlement);
    }

    /** The same for a tenant that bought the add-on, or to which it is free. */
    public LifecyclePayload entitledBy(@Nullable Entitlement entitlement) {
        return copy(event, sharedSecret, oauthClientId, accountId, entitlement);
    }

    /** The same but for what changes from one callback to the next. */
    private LifecyclePayload copy(
            LifecycleEvent event,
            @Nullable String sharedSecret,
            String oauthClientId,
            @Nullable String accountId,
            @Nullable Entitlement entitlement) {
        return new LifecyclePayload(
                event,
                addonKey,
                clientKey,
                sharedSecret,
                oauthClientId,
                baseUrl,
                displayUrl,
                product,
                serverVersion,
                pluginsVersion,
                description,
                accountId,
                entitlement);
    }

    /** The body as it is sent. It holds the secret: it must not be recorded. */
    public String toJson() {
        ObjectNode json = Json.object().put("key", addonKey).put("clientKey", clientKey);
        if (sharedSecret != null) {
            json.put("sharedSecret", sharedSecret);
        }
        json.put("oauthClientId", oauthClientId)
                .put("publicKey", "") // deprecated, and empty ever since install keys came from a key server
                .put("serverVersion", serverVersion)
                .put("pluginsVersion", pluginsVersion)
                .put("baseUrl", baseUrl.toString())
                .put("displayUrl", displayUrl.toString())
                .put("displayUrlServicedeskHelpCenter", displayUrl.toString())
                .put("productType", product.key())
                .put("description", description);
        putEntitlement(json);
        if (accountId != null) {
            json.put("accountId", accountId);
        }
        return Json.write(json.put("eventType", event.key()));
    }

    private void putEntitlement(ObjectNode json) {
        if (entitlement != null) {
            String supportNumber = entitlement.supportNumber();
            json.put("serviceEntitlementNumber", supportNumber == null ? "" : supportNumber)
                    .put("entitlementId", entitlement.id())
                    .put("entitlementNumber", entitlement.number());
        }
    }

    @Override
    public String toString() {
        return "LifecyclePayload[" + event.key() + " of " + addonKey + " in " + clientKey + " at " + baseUrl
                + (sharedSecret == null ? "" : ", sharedSecret=(hidden)") + "]";
    }
}
