package io.careflow.messaging.template;

import com.samskivert.mustache.Mustache;
import java.util.Set;

/** The names of the variables that a template says, and of those that decide about its parts. */
record NamedVariables(Set<String> names) implements Mustache.Visitor {

    @Override
    public void visitText(String text) {}

    @Override
    public void visitVariable(String name) {
        names.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
        return true;
    }

    @Override
    public boolean visitParent(String name) {
        return true;
    }

    @Override
    public boolean visitBlock(String name) {
        return true;
    }

    @Override
    public boolean visitSection(String name) {
        names.add(name);
        return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
        return visitSection(name);
    }
}
