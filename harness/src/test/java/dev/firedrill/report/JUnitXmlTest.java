package dev.firedrill.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Outcome;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class JUnitXmlTest {

    private static final String MIXED = JUnitXml.render(Runs.mixed());

    @Test
    void it_is_the_dialect_of_the_schema() {
        assertThatCode(() -> validate(MIXED)).doesNotThrowAnyException();
        assertThatCode(() -> validate(JUnitXml.render(Runs.run(List.of(), List.of()))))
                .doesNotThrowAnyException();
    }

    @Test
    void each_group_is_a_suite_and_each_scenario_a_case() throws Exception {
        assertThat(of(MIXED, "count(//testsuite)")).isEqualTo("4");
        assertThat(of(MIXED, "//testsuite[2]/@name")).isEqualTo("url");
        assertThat(of(MIXED, "//testsuite[2]/testcase[1]/@name")).isEqualTo("URL-01 Site rename");
        assertThat(of(MIXED, "//testsuite[2]/testcase[1]/@classname")).isEqualTo("url");
    }

    @Test
    void every_case_counts_once() throws Exception {
        assertThat(of(MIXED, "concat(/*/@tests, ' ', /*/@failures, ' ', /*/@errors, ' ', /*/@skipped)"))
                .isEqualTo("7 1 1 1");
        assertThat(of(MIXED, "count(//failure) + count(//error) + count(//skipped)"))
                .isEqualTo("3");
    }

    @Test
    void a_failure_explains_itself_in_its_body() throws Exception {
        assertThat(of(MIXED, "//failure/@type")).isEqualTo("URL-01");
        assertThat(of(MIXED, "//failure/@message"))
                .isEqualTo("3 calls to the old URL, the last 9.8 s after the rename");
        assertThat(of(MIXED, "//failure")).isEqualTo("""
                        URL-01 (MUST) Site rename: When a site's URL changes, the add-on calls it at the new one and no longer at the old one.
                        Source: Connect lifecycle, installed: "the baseUrl may change"
                        Expected: no call to the old URL from 5.0 s after the add-on acknowledged the rename
                        Observed: 3 calls to the old URL, the last 9.8 s after the rename
                          #3  6.9 s  add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, signed by acme's 2nd secret: 401
                          #4  8.3 s  add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, signed by acme's 2nd secret: 401
                          #6  9.7 s  add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, signed by acme's 2nd secret: 401
                          #7  11.0 s  add-on called GET /rest/api/3/issue/ACME-1 at the old URL http://127.77.0.3:4000, signed by acme's 2nd secret: 401
                        Expected (SHOULD): users' requests are well again within 10 s
                        Observed: 11.2 s
                          #5  8.4 s  user u1 of acme used page general, answered 500 in 2.1 s, showing content of acme
                        Note: Background work was not judged, because addon.background-period is not declared.
                        Mend: Look a tenant up by its clientKey for every call, and save the baseUrl of every installed.
                        Reproduce: firedrill run http://localhost:3000/atlassian-connect.json URL-01 --seed 42
                        """);
    }

    @Test
    void undecided_is_an_error_and_not_applicable_is_skipped() throws Exception {
        assertThat(of(MIXED, "//testcase[error]/@name")).isEqualTo("URL-05 Swapped URLs");
        assertThat(of(MIXED, "//error/@message")).isEqualTo("no answer showed any host content");
        assertThat(of(MIXED, "//skipped/@message")).isEqualTo("it applies to add-ons that ask for licensing");
    }

    @Test
    void warnings_are_output_of_a_case_that_passed() throws Exception {
        assertThat(of(MIXED, "//testcase[system-out]/@name")).isEqualTo("INS-02 Repeated install");
        assertThat(of(MIXED, "//system-out"))
                .isEqualTo("warning: expected acknowledge all of 5 installs at once; observed 2 of 5 got 500\n");
    }

    @Test
    void a_should_that_failed_a_strict_run_is_a_failure() throws Exception {
        var should = Runs.finding(Level.SHOULD, Outcome.FAILED, "acknowledge all", "2 of 5 got 500");
        var judgement = new Judgement("INS-02", Outcome.FAILED, List.of(should), List.of());

        String xml = JUnitXml.render(Runs.one(Runs.REPEATED, judgement));

        assertThat(of(xml, "//failure")).contains("Expected (SHOULD): acknowledge all\n");
        assertThat(of(xml, "count(//system-out)")).isEqualTo("0");
    }

    @Test
    void seed_run_and_level_are_properties() throws Exception {
        assertThat(of(MIXED, "//testsuite[1]/properties/property[@name='seed']/@value"))
                .isEqualTo("42");
        assertThat(of(MIXED, "//testsuite[1]/properties/property[@name='run']/@value"))
                .isEqualTo("20261122T101500Z-42");
        assertThat(of(MIXED, "//testcase[starts-with(@name, 'AUT-02')]//property[@name='level']/@value"))
                .isEqualTo("SHOULD");
    }

    @Test
    void times_have_a_dot_in_every_locale() throws Exception {
        assertThat(of(MIXED, "/testsuites/@time")).isEqualTo("12.300");
        assertThat(of(MIXED, "//testcase[starts-with(@name, 'URL-01')]/@time")).isEqualTo("9.800");
    }

    @Test
    void characters_that_xml_forbids_are_replaced_and_markup_is_text() throws Exception {
        var hostile = Runs.failed("URL-01", "]]><x/>", "bell \u0007 half \ud83d pair \uffff <b> & \"quotes\" 😀");

        String xml = JUnitXml.render(Runs.one(Runs.RENAME, hostile));

        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
        assertThat(of(xml, "//failure/@message")).isEqualTo("bell \ufffd half \ufffd pair \ufffd <b> & \"quotes\" 😀");
        assertThat(of(xml, "//failure")).contains("Expected: ]]><x/>");
    }

    private static void validate(String xml) throws Exception {
        var dialect = Objects.requireNonNull(JUnitXmlTest.class.getResource("/junit.xsd"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(dialect)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static String of(String xml, String path) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }
}
