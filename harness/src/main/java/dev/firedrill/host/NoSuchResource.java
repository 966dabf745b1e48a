package dev.firedrill.host;

import java.util.List;

/** What answers when nothing else does. */
final class NoSuchResource implements Resource {

    @Override
    public List<Route> routes() {
        return List.of();
    }

    @Override
    public WebReply answer(Call call) {
        String message = "The simulated host has no resource " + call.method() + " "
                + call.request().getUrl().split("\\?", 2)[0] + ".";
        return Errors.of(call.instance().product(), 404, message).with(Resources.NO_SUCH_RESOURCE, "true");
    }
}
