package com.example.greeter;

import com.atlassian.connect.spring.AtlassianHostRestClients;
import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Greets whoever opens its page. */
@RestController
@SpringBootApplication
public class Greeter {

    private final AtlassianHostRestClients host;

    Greeter(AtlassianHostRestClients host) {
        this.host = host;
    }

    public static void main(String[] args) {
        SpringApplication.run(Greeter.class, args);
    }

    /** The framework brings parts of Tomcat, which Spring would take otherwise. */
    @Bean
    static JettyServletWebServerFactory jetty() {
        return new JettyServletWebServerFactory();
    }

    @GetMapping(path = "/greet", produces = "text/html")
    String greet() {
        var myself = host.authenticatedAsAddon().getForObject("/rest/api/3/myself", JsonNode.class);
        return "<h1>Hello, " + HtmlUtils.htmlEscape(myself.at("/displayName").asText()) + "</h1>";
    }
}
