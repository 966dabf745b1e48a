package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.connect.Product;
import java.util.List;

/** Errors as each API words them. */
final class Errors {

    private Errors() {}

    static WebReply of(Product product, int status, String message) {
        return switch (product) {
            case JIRA -> jira(status, message);
            case CONFLUENCE -> confluence(status, message);
        };
    }

    static WebReply jira(int status, String message) {
        ObjectNode error = Json.object();
        error.set("errorMessages", Json.array(List.of(message)));
        error.putObject("errors");
        return WebReply.json(status, error);
    }

    static WebReply confluence(int status, String message) {
        ObjectNode error = Json.object().put("statusCode", status);
        ObjectNode data =
                error.putObject("data").put("authorized", status != 403).put("valid", status != 400);
        data.putArray("errors");
        data.put("successful", false);
        return WebReply.json(status, error.put("message", message));
    }

    static WebReply confluenceV2(int status, String code, String title) {
        ObjectNode error = Json.object().put("status", status).put("code", code).put("title", title);
        error.putNull("detail");
        return WebReply.json(status, Json.object().set("errors", Json.array(List.of(error))));
    }

    /** As the resources for add-ons themselves word them, in either product. */
    // A report of success has the same shape.
    static WebReply addons(int status, String message) {
        return WebReply.json(status, Json.object().put("message", message).put("statusCode", status));
    }
}
