package dev.firedrill.network;

import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.host.Links.Link;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * One link, which is a proxy. Its faults are toxics.
 *
 * @param host under what the add-on knows the machine that has the address
 * @param name the proxy's
 * @param upstream where bytes go that the client of the proxy sends
 */
record ToxicLink(InetSocketAddress address, String host, String name, Direction upstream, ToxiproxyControl control)
        implements Link {

    @Override
    public URI origin() {
        return URI.create("http://" + host + ":" + address.getPort());
    }

    @Override
    public void suffer(String fault, Fault.OnLink what) throws IOException {
        control.add(name, new PlacedToxic(fault, what.toxic(), what.direction(), what.toxicity()), upstream);
    }

    @Override
    public void heal(String fault) throws IOException {
        control.remove(name, fault);
    }

    @Override
    public void refuse() throws IOException {
        control.enable(name, false);
    }

    @Override
    public void accept() throws IOException {
        control.enable(name, true);
    }

    @Override
    public void close() {
        try {
            control.delete(name);
        } catch (IOException e) {
            // It ends with the server.
            return;
        }
    }
}
