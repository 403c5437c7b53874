package io.careflow.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads models so far that a fault of their writing is found before the engine sees them. */
final class ModelReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How the model library words what its parser finds. */
    private static final Pattern LOCATED = Pattern.compile("(?s)[\\w ]+: URI=\\S* Line=(\\d+): (.*)");

    private ModelReader() {}

    static BpmnModelInstance process(ModelFile file) {
        try {
            return Bpmn.readModelFromStream(new ByteArrayInputStream(file.bytes()));
        } catch (ModelException e) {
            var reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            var located = LOCATED.matcher(reason == null ? "" : reason);
            throw located.matches()
                    ? ModelFault.in(file.name(), "line " + located.group(1), located.group(2))
                    : ModelFault.in(file.name(), null, String.valueOf(reason));
        }
    }

    /** The ids of the decisions that a DMN file defines. */
    static List<String> decisions(ModelFile file) {
        try {
            var decisions = xml(file.bytes()).getElementsByTagNameNS("*", "decision");
            return IntStream.range(0, decisions.getLength())
                    .mapToObj(i -> ((Element) decisions.item(i)).getAttribute("id"))
                    .toList();
        } catch (SAXParseException e) {
            throw ModelFault.in(file.name(), "line " + e.getLineNumber(), e.getMessage());
        } catch (SAXException | IOException e) {
            throw ModelFault.in(file.name(), null, e.toString());
        }
    }

    /** XML without anything from outside of it. */
    static Document xml(byte[] content) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Rethrow());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of a Camunda Form. */
    static String form(ModelFile file) {
        try {
            var id = JSON.readTree(file.content()).path("id").asString("");
            if (id.isBlank()) {
                throw ModelFault.in(file.name(), null, "the form has no id");
            }
            return id;
        } catch (JacksonException e) {
            throw ModelFault.in(
                    file.name(), "line " + e.getLocation().getLineNr(), "not valid JSON: " + e.getOriginalMessage());
        }
    }

    /** Instead of the JDK's, which prints to standard error. */
    private static final class Rethrow implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // Not a reason to refuse a file.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
