/** How the author of an adapter knows that it is right: the ports' contracts, a fake portal, a scripted server. */
module dev.cc5.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.cc5.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.cc5.testkit;

    uses dev.cc5.port.AdapterProvider;
}
