package dev.cc5.testkit;

import dev.cc5.model.Step;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import dev.cc5.workflow.Timing;
import java.util.EnumSet;
import java.util.Set;

/** Lets the contract of providers be tried; is registered for the tests of this module only. */
public final class FakePortalProvider implements AdapterProvider {
    @Override
    public String name() {
        return "fake-portal";
    }

    @Override
    public String description() {
        return "A portal in memory";
    }

    @Override
    public Set<Step> steps() {
        return EnumSet.allOf(Step.class);
    }

    @Override
    public Adapter open(AdapterSettings settings) {
        settings.required("portal");
        settings.secret("api-key");
        return new FakePortal(Timing.SYSTEM);
    }
}
