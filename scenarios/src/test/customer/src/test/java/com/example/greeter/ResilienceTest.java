package com.example.greeter;

import dev.firedrill.junit.Firedrill;
import dev.firedrill.junit.FiredrillTests;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = "atlassian.connect.public-key-base-url=http://localhost:8462/keys")
@Firedrill("http://localhost:8080/atlassian-connect.json")
class ResilienceTest implements FiredrillTests {}
