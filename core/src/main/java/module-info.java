/** The import workflow and its ports, in pure Java. */
module dev.cc5.core {
    requires static transitive org.jspecify;

    exports dev.cc5.journal;
    exports dev.cc5.model;
    exports dev.cc5.port;
    exports dev.cc5.syncfile;
    exports dev.cc5.workflow;
}
