package dev.firedrill.host;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** Keeps WireMock from reading mappings of its own accord: ours are checked first. */
final class NoMappingsSource implements MappingsSource {

    @Override
    public void loadMappingsInto(StubMappings mappings) {}

    @Override
    public void save(List<StubMapping> mappings) {}

    @Override
    public void save(StubMapping mapping) {}

    @Override
    @SuppressWarnings("removal") // it is still abstract
    public void remove(StubMapping mapping) {}

    @Override
    public void removeAll() {}
}
