package dev.firedrill.connect;

/**
 * What a webhook is about.
 *
 * @param product where it lives
 * @param id its numeric id, as text
 * @param key the issue's key in Jira, such as {@code ABC-1}; the space's key in Confluence
 * @param title the issue's summary, or the page's title
 */
public record WebhookSubject(Product product, String id, String key, String title) {
    /** An issue. */
    public static WebhookSubject issue(String id, String key, String summary) {
        return new WebhookSubject(Product.JIRA, id, key, summary);
    }

    /** A page or blog post. */
    public static WebhookSubject page(String id, String spaceKey, String title) {
        return new WebhookSubject(Product.CONFLUENCE, id, spaceKey, title);
    }

    /** The key of the project or space that it belongs to. */
    String container() {
        int dash = key.lastIndexOf('-');
        return product == Product.JIRA && dash > 0 ? key.substring(0, dash) : key;
    }
}
